/** When a webinar really began, and ended; `end` is null while it is live. */
export interface WebinarTimes {
  /** Null when it is not known, or has not begun. */
  timesOf(webinarId: string): Promise<{ start: Date; end: Date | null } | null>;
}

export const WEBINAR_TIMES = Symbol('webinar times');
