import type { ApiClient } from '@rounds/testing';
import { ensure } from './ensure';
import { hideToken } from './playback';

export interface RefusalTargets {
  classId: string;
  recordingId: string;
  /** With the learner's own token inside. */
  playlistUrl: string;
  segmentUrl: string;
}

/**
 * Tries what must be refused: media without a session or with somebody else's (403), a class that
 * one may not see (404), staff's pages (403), everything as nobody (401, media 403).
 * Returns the number of refusals that were seen.
 */
export async function checkRefusals(
  nobody: ApiClient,
  stranger: ApiClient,
  targets: RefusalTargets,
): Promise<number> {
  const { classId, recordingId, playlistUrl, segmentUrl } = targets;
  const forged = playlistUrl.replace(/\/media\/[^/]+/, '/media/forged-token');
  const tries: [ApiClient, string, string, number][] = [
    [nobody, 'nobody', playlistUrl, 403],
    [nobody, 'nobody', segmentUrl, 403],
    [nobody, 'nobody', forged, 403],
    [nobody, 'nobody', `/api/classes/${classId}`, 401],
    [nobody, 'nobody', `/api/classes/${classId}/playback`, 401],
    [nobody, 'nobody', `/api/classes/${classId}/progress`, 401],
    [nobody, 'nobody', `/api/recordings/${recordingId}`, 401],
    [stranger, 'stranger', playlistUrl, 403],
    [stranger, 'stranger', segmentUrl, 403],
    [stranger, 'stranger', forged, 403],
    [stranger, 'stranger', `/api/classes/${classId}`, 404],
    [stranger, 'stranger', `/api/classes/${classId}/playback`, 404],
    [stranger, 'stranger', `/api/classes/${classId}/progress`, 404],
    [stranger, 'stranger', `/api/classes/${classId}/chapters.vtt`, 404],
    [stranger, 'stranger', `/api/recordings/${recordingId}`, 403],
    [stranger, 'stranger', '/api/people', 403],
  ];
  for (const [client, who, path, expected] of tries) {
    const response = await client.fetch(path);
    await response.arrayBuffer();
    const leak = path.startsWith('/media/') && response.status < 300;
    ensure(
      response.status === expected,
      leak ? 'token-leak' : 'refusal',
      `${who} got ${response.status} instead of ${expected} for ${hideToken(path)}`,
    );
  }
  const opened = await stranger.post('/api/watch-sessions', { classId });
  ensure(opened.status === 404, 'refusal', `stranger opened a watch session: ${opened.status}`);
  return tries.length + 1;
}
