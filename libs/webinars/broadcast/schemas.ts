import { z } from 'zod';
import { BROADCAST_STATES } from './broadcast-state';

export const webinarParams = z.object({ id: z.uuid() });
export type WebinarParams = z.infer<typeof webinarParams>;

const milliseconds = z.number().int().min(0);

export const broadcastView = z
  .object({
    state: z.enum(BROADCAST_STATES),
    role: z.enum(['host', 'speaker', 'viewer']),
    /** Of a rehearsal comes a recording and no class. */
    isRehearsal: z.boolean(),
    startedAt: z.iso.datetime().nullable(),
    endedAt: z.iso.datetime().nullable(),
    presenter: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    /** Addresses of the playlists, relative to the origin; null until something has gone out. */
    playback: z.object({ live: z.string(), dvr: z.string() }).nullable(),
    durationMs: milliseconds,
    /** Where the presenter was gone. */
    gaps: z.array(z.object({ atMs: milliseconds, durationMs: milliseconds })),
    /** What came of it; staff only. */
    recordingId: z.uuid().nullable(),
    classId: z.uuid().nullable(),
    /** Of the server, so that a page can tell how far its own clock is off. */
    now: z.iso.datetime(),
  })
  .meta({ id: 'Broadcast' });
export type BroadcastView = z.infer<typeof broadcastView>;

export const ticketView = z
  .object({ ticket: z.string(), path: z.string(), expiresAt: z.iso.datetime() })
  .meta({ id: 'BroadcastTicket' });
export type TicketView = z.infer<typeof ticketView>;

export const streamKeyView = z
  .object({ server: z.string(), key: z.string() })
  .meta({ id: 'StreamKey' });
export type StreamKeyView = z.infer<typeof streamKeyView>;
