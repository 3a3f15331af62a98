/** What a mail says, before it becomes text or HTML. Nothing in it is escaped. */
export interface Content {
  subject: string;
  before: string[];
  link?: { label: string; url: string };
  after: string[];
  /** When, From, Device. */
  facts: [name: string, value: string][];
}
