/** What is known of a failed attempt, without the error's text: mail servers repeat the address in it. */
export interface MailFailure {
  /** Nodemailer's, Node's, jose's or PostgreSQL's, as in `ECONNECTION`; of an error without one, its name. */
  code: string;
  /** The mail server's, as in 451. */
  smtp?: number;
  /** Whether trying again is of no use. */
  permanent: boolean;
}

/** As nodemailer reports it; `API` as a command is its own refusal. */
interface SmtpError {
  name?: unknown;
  code?: unknown;
  responseCode?: unknown;
  command?: unknown;
  permanent?: unknown;
}

/**
 * Only a refusal of this recipient or this text is for good. One of the password, the sender or the connection is about
 * the settings, and somebody may mend them while the mail waits.
 */
export function failureOf(error: unknown): MailFailure {
  const { name, code = name, responseCode, command, permanent } = error as SmtpError;
  const refused = permanent === true && (command === 'RCPT TO' || command === 'DATA');
  const impossible = code === 'EENVELOPE' && command === 'API';
  return {
    code: typeof code === 'string' ? code : 'unknown',
    ...(typeof responseCode === 'number' ? { smtp: responseCode } : {}),
    permanent: refused || impossible,
  };
}
