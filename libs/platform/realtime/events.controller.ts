import { Controller, Sse, type MessageEvent } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import { Observable } from 'rxjs';
import { CurrentPrincipal, isStaff, SignedIn, type Principal } from '../http';
import { Realtime } from './realtime';

/** Events that the browser may hear: staff hear `staff`, each person hears their own. */
export const STAFF_CHANNEL = 'staff';
export const personChannel = (personId: string): string => `person:${personId}`;

/** Keeps proxies from closing a quiet stream. */
const PING_EVERY_MS = 20_000;

@Controller('events')
export class EventsController {
  constructor(private readonly realtime: Realtime) {}

  /** Server-sent events; each is `{ type, … }` and only says what to look at again. */
  @SignedIn()
  @ApiExcludeEndpoint()
  @Sse()
  events(@CurrentPrincipal() principal: Principal): Observable<MessageEvent> {
    const channels = [
      personChannel(principal.personId),
      ...(isStaff(principal) ? [STAFF_CHANNEL] : []),
    ];
    return new Observable((subscriber) => {
      subscriber.next({ type: 'ready', data: {} });
      const ends = channels.map((channel) =>
        this.realtime.subscribe(channel, (event) => subscriber.next({ data: event })),
      );
      const ping = setInterval(() => subscriber.next({ type: 'ping', data: {} }), PING_EVERY_MS);
      return () => {
        clearInterval(ping);
        ends.forEach((end) => end());
      };
    });
  }
}
