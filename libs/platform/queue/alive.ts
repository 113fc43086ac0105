/** A worker that was not seen for this long is taken for dead. */
export const ALIVE_SECONDS = 20;
