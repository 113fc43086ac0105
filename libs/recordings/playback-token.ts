import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** Who may play what: all of it is signed, only expiry and recording can be read from the token. */
export interface PlaybackClaim {
  recordingId: string;
  personId: string;
  sessionId: string;
  /** Epoch milliseconds; whole seconds survive. */
  expiresAtMs: number;
}

/** The person who asks, taken from the session cookie. */
export type PlaybackViewer = Pick<PlaybackClaim, 'personId' | 'sessionId'>;

const EXPIRY_BYTES = 6;
const ID_BYTES = 16;
const SIGNATURE_BYTES = 32;
const TOKEN_BYTES = EXPIRY_BYTES + ID_BYTES + SIGNATURE_BYTES;

const LEAST_VALIDITY_MS = 2 * 3_600_000;
/** Expiry lies on a grid, so that addresses stay the same for a while and browsers can cache. */
const GRID_MS = 10 * 60_000;

/** The key of playback tokens alone, derived from the secret of the installation. */
export const playbackKey = (secret: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', 'rounds playback token', 32));

/** Valid for the larger of 2 h and twice the duration, and up to ten minutes more. */
export function playbackExpiry(nowMs: number, durationMs: number): number {
  const validityMs = Math.max(LEAST_VALIDITY_MS, 2 * durationMs);
  return Math.ceil((nowMs + validityMs) / GRID_MS) * GRID_MS;
}

/** A token that is a path segment: expiry, recording, HMAC-SHA256 over both and the viewer. */
export function signPlaybackToken(key: Buffer, claim: PlaybackClaim): string {
  const readable = Buffer.alloc(EXPIRY_BYTES + ID_BYTES);
  readable.writeUIntBE(Math.floor(claim.expiresAtMs / 1000), 0, EXPIRY_BYTES);
  idBytes(claim.recordingId).copy(readable, EXPIRY_BYTES);
  return Buffer.concat([readable, signature(key, readable, claim)]).toString('base64url');
}

/**
 * The recording that the viewer may play with this token; null when the token is malformed,
 * forged, expired, or belongs to another person or session.
 */
export function readPlaybackToken(
  key: Buffer,
  token: string,
  viewer: PlaybackViewer,
  nowMs: number,
): string | null {
  const bytes = Buffer.from(token, 'base64url');
  // Decoding is lenient; only the one spelling that was signed is taken.
  if (bytes.length !== TOKEN_BYTES || bytes.toString('base64url') !== token) return null;
  const readable = bytes.subarray(0, EXPIRY_BYTES + ID_BYTES);
  const signed = bytes.subarray(EXPIRY_BYTES + ID_BYTES);
  if (!timingSafeEqual(signed, signature(key, readable, viewer))) return null;
  if (readable.readUIntBE(0, EXPIRY_BYTES) * 1000 <= nowMs) return null;
  return idText(readable.subarray(EXPIRY_BYTES));
}

function signature(key: Buffer, readable: Buffer, viewer: PlaybackViewer): Buffer {
  return createHmac('sha256', key)
    .update(readable)
    .update(idBytes(viewer.personId))
    .update(idBytes(viewer.sessionId))
    .digest();
}

function idBytes(id: string): Buffer {
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
  if (bytes.length !== ID_BYTES) throw new RangeError('Playback tokens are made of UUIDs');
  return bytes;
}

const idText = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
