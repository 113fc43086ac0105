import { ErrorDetails, ErrorTypes } from 'hls.js';
import { describe, expect, it } from 'vitest';
import { problemOf } from './problem';

const fragment = { type: ErrorTypes.NETWORK_ERROR, details: ErrorDetails.FRAG_LOAD_ERROR };
const answered = (code: number) => ({ response: { url: '', data: undefined, code, text: '' } });

describe('problemOf', () => {
  it('knows an expired token by its status, on playlists and segments alike', () => {
    expect(problemOf({ ...fragment, fatal: false, ...answered(403) })?.kind).toBe('expired');
    const level = { type: ErrorTypes.NETWORK_ERROR, details: ErrorDetails.LEVEL_LOAD_ERROR };
    expect(problemOf({ ...level, fatal: true, ...answered(401) })?.kind).toBe('expired');
  });

  it('takes other failures to load for the network', () => {
    expect(problemOf({ ...fragment, fatal: false, ...answered(0) })?.kind).toBe('network');
    expect(problemOf({ ...fragment, fatal: true, ...answered(503) })).toEqual({
      kind: 'network',
      fatal: true,
    });
  });

  it('speaks of the decoder only when hls.js could not help it', () => {
    const stalled = { type: ErrorTypes.MEDIA_ERROR, details: ErrorDetails.BUFFER_STALLED_ERROR };
    expect(problemOf({ ...stalled, fatal: false })).toBeNull();
    expect(problemOf({ ...stalled, fatal: true })?.kind).toBe('media');
  });

  it('tells a browser without the codecs', () => {
    const codecs = {
      type: ErrorTypes.MEDIA_ERROR,
      details: ErrorDetails.MANIFEST_INCOMPATIBLE_CODECS_ERROR,
    };
    expect(problemOf({ ...codecs, fatal: true })?.kind).toBe('unsupported');
  });
});
