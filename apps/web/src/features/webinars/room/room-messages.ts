import type { RoomEvent, RoomRole } from './api';

/** What somebody may ask a room to do. */
export type Wish =
  | { do: 'say' | 'ask' | 'announce'; text: string }
  | { do: 'delete-message'; message: number }
  | { do: 'mute' | 'unmute'; participant: number }
  | { do: 'delete-question' | 'upvote' | 'withdraw-upvote'; question: number }
  | { do: 'answer'; question: number; how: 'live' | 'written'; text: string }
  | { do: 'open-poll'; question: string; options: string[]; multiple: boolean }
  | { do: 'vote'; poll: number; choices: number[] }
  | { do: 'close-poll'; poll: number }
  | { do: 'raise-hand' }
  | { do: 'lower-hand'; participant?: number }
  | { do: 'offer-presenting'; participant: number }
  | { do: 'accept-offer' | 'close-offer' }
  | { do: 'mark-chapter'; title: string; topic: string | null }
  | { do: 'share-handout'; title: string; url: string };

export interface Welcome {
  type: 'welcome';
  you: { number: number; role: RoomRole; name: string };
  /** Events after this one follow. */
  after: number;
  /** Names the stay, so that it goes on when the server cut it off. */
  presence: string;
  upvotes: number[];
  ballots: Record<string, number[]>;
}

/** What the server says. */
export type RoomMessage =
  | Welcome
  | { type: 'events'; events: RoomEvent[] }
  | { type: 'names'; names: Record<string, string> }
  | { type: 'presence'; count: number; people?: number[] }
  /** It has begun, was interrupted or has ended. */
  | { type: 'broadcast' }
  | { type: 'ack'; id: string }
  | { type: 'refused'; id: string | null; code: string; retryAfterSeconds: number | null };

/** Null for what is not a message of ours. */
export function parseMessage(text: unknown): RoomMessage | null {
  try {
    const value: unknown = JSON.parse(String(text));
    const isMessage = typeof value === 'object' && value !== null && 'type' in value;
    return isMessage ? (value as RoomMessage) : null;
  } catch {
    return null;
  }
}
