import { describe, expect, it } from 'vitest';
import { newId } from '@rounds/platform/ids';
import {
  playbackExpiry,
  playbackKey,
  readPlaybackToken,
  signPlaybackToken,
} from './playback-token';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-11-23T12:00:00Z');
const key = playbackKey('a secret of at least thirty-two characters');
const viewer = { personId: newId(), sessionId: newId() };
const recordingId = newId();
const token = signPlaybackToken(key, { ...viewer, recordingId, expiresAtMs: NOW + HOUR });

describe('a playback token', () => {
  it('names its recording to the person and session that it was made for', () => {
    expect(readPlaybackToken(key, token, viewer, NOW)).toBe(recordingId);
  });

  it('is one safe path segment and tells neither person nor session', () => {
    expect(token).toMatch(/^[A-Za-z0-9_-]{72}$/);
    const bytes = Buffer.from(token, 'base64url').toString('hex');
    expect(bytes).not.toContain(viewer.personId.replaceAll('-', ''));
    expect(bytes).not.toContain(viewer.sessionId.replaceAll('-', ''));
  });

  it('ends at its expiry, to the second', () => {
    expect(readPlaybackToken(key, token, viewer, NOW + HOUR - 1)).toBe(recordingId);
    expect(readPlaybackToken(key, token, viewer, NOW + HOUR)).toBeNull();
  });

  it('is worth nothing to another person, in another session or under another secret', () => {
    const refused = [
      readPlaybackToken(key, token, { ...viewer, personId: newId() }, NOW),
      readPlaybackToken(key, token, { ...viewer, sessionId: newId() }, NOW),
      readPlaybackToken(playbackKey('another secret of enough characters!'), token, viewer, NOW),
    ];
    expect(refused).toEqual([null, null, null]);
  });

  it('cannot be changed in any byte', () => {
    const bytes = Buffer.from(token, 'base64url');
    for (let index = 0; index < bytes.length; index += 1) {
      const changed = Buffer.from(bytes);
      changed[index]! ^= 1;
      const text = changed.toString('base64url');
      expect(readPlaybackToken(key, text, viewer, NOW), `byte ${index}`).toBeNull();
    }
  });

  it.each(['', 'x', '../../etc/passwd', `${token}A`, `${token}=`, token.slice(1), `${token}\n`])(
    'refuses %j',
    (malformed) => {
      expect(readPlaybackToken(key, malformed, viewer, NOW)).toBeNull();
    },
  );
});

describe('its expiry', () => {
  it('is at least two hours away, or twice the duration when that is more', () => {
    expect(playbackExpiry(NOW, 60_000)).toBe(NOW + 2 * HOUR);
    expect(playbackExpiry(NOW, 3 * HOUR)).toBe(NOW + 6 * HOUR);
  });

  it('moves in steps of ten minutes, never to less than promised', () => {
    const promised = NOW + 1 + 2 * HOUR;
    expect(playbackExpiry(NOW + 1, 0)).toBeGreaterThanOrEqual(promised);
    expect(playbackExpiry(NOW + 1, 0)).toBe(playbackExpiry(NOW + 10 * 60_000, 0));
  });
});
