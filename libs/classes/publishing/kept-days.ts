/** So long a deleted class can be brought back. */
export const KEPT_DAYS = 30;
