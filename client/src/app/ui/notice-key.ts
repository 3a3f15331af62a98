/** Leads to what a notice offers: by Tab it may lie behind a thousand rows. */
export const NOTICE_KEY = 'F8';
