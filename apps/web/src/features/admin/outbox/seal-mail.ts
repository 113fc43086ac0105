/** Whatever a mail asks for: nothing is loaded, nothing runs, and links open beside the outbox. */
const SEAL = [
  `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`,
  '<meta name="color-scheme" content="light">',
  '<base target="_blank">',
].join('');

/** The HTML of a mail for a frame. The seal stands before everything that the mail itself says. */
export const sealMail = (html: string): string => `<!doctype html>${SEAL}${html}`;
