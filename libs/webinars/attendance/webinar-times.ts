import { Injectable } from '@nestjs/common';

/** When a webinar really began, and ended; `end` is null while it is live. */
export interface WebinarTimes {
  /** Null when it is not known, or has not begun. */
  timesOf(webinarId: string): Promise<{ start: Date; end: Date | null } | null>;
}

export const WEBINAR_TIMES = Symbol('webinar times');

/** Until webinars are scheduled: the presence of hosts tells. */
@Injectable()
export class NoWebinarTimes implements WebinarTimes {
  timesOf(): Promise<null> {
    return Promise.resolve(null);
  }
}
