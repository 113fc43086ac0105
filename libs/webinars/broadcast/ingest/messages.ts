import { LIVE_CONTAINERS } from '@rounds/media';
import { z } from 'zod';

/** What a presenter's page says; chunks are binary: their number as uint32, then the bytes. */
export const presenterMessage = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('hello'),
    ticket: z.string().max(1000),
    feed: z.object({
      /** Made by the page, one for each recorder. */
      id: z.uuid(),
      container: z.enum(LIVE_CONTAINERS),
      /** Whether its pictures are H.264 and may go out as they are. */
      isH264: z.boolean(),
      /** So long ago the recorder began. */
      ageMs: z
        .number()
        .min(0)
        .max(13 * 3_600_000),
    }),
    /** Presents instead of whoever does now. */
    takeOver: z.boolean().default(false),
  }),
  /** The recorder has stopped after so many chunks: another one follows. */
  z.object({ type: z.literal('finish'), chunks: z.number().int().min(0) }),
  /** The class is over, after so many chunks. */
  z.object({ type: z.literal('end'), chunks: z.number().int().min(0) }),
]);
export type PresenterMessage = z.infer<typeof presenterMessage>;
export type Hello = Extract<PresenterMessage, { type: 'hello' }>;

export const REFUSALS = [
  'ticket-refused',
  'broadcast-over',
  'somebody-presents',
  'taken-over',
  'media-unreadable',
  'feed-over',
  'chunk-missing',
  'too-much',
  'invalid-input',
  'busy-elsewhere',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** What the ingest says. */
export type IngestMessage =
  | { type: 'welcome'; next: number }
  | { type: 'ack'; next: number }
  | { type: 'finished' }
  | { type: 'refused'; code: Refusal }
  | { type: 'ended'; recordingId: string | null; classId: string | null };

export const CHUNK_HEAD_BYTES = 4;
