/** The server's rule, told before it is broken. */
export const PASSWORD_MIN_LENGTH = 10;

export const isLongEnough = (password: string): boolean =>
  [...password].length >= PASSWORD_MIN_LENGTH;
