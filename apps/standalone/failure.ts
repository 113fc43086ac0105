/** A failure that the person at the keyboard can do something about; the message says what. */
export class Failure extends Error {
  override readonly name = 'Failure';
}

/** Adds advice to the errors of the system that people meet most. */
export function explain(error: unknown): string {
  if (error instanceof Failure) return error.message;
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOSPC':
      return `${error.message}\nThe disk is full: free some space, or set ROUNDS_DATA to a folder on another disk.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `${error.message}\nNo permission to write there: set ROUNDS_DATA to a folder of yours.`;
    case 'EEXIST':
    case 'ENOTDIR':
      return `${error.message}\nThis is no folder: set ROUNDS_DATA to one.`;
    case 'EMFILE':
      return `${error.message}\nToo many open files: raise the limit (ulimit -n 4096) and start again.`;
    default:
      return /No space left on device/.test(error.message)
        ? `${error.message}\nThe disk is full: free some space, or set ROUNDS_DATA to a folder on another disk.`
        : error.message;
  }
}
