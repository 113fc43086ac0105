import { beforeEach, describe, expect, it } from 'vitest';
import { createRecovery, type Recovery } from './recovery';

let nowMs: number;
let recovery: Recovery;
beforeEach(() => {
  nowMs = 0;
  recovery = createRecovery(
    () => nowMs,
    () => 0,
  );
});

const network = { kind: 'network', fatal: true } as const;
const expired = { kind: 'expired', fatal: false } as const;

describe('recovery', () => {
  it('loads again with growing pauses, then gives up', () => {
    const remedies = Array.from({ length: 9 }, () => recovery.onProblem(network, true));
    expect(remedies.slice(0, 3)).toEqual([
      { do: 'reload', delayMs: 1000, askForSource: false },
      { do: 'reload', delayMs: 2000, askForSource: false },
      { do: 'reload', delayMs: 4000, askForSource: false },
    ]);
    expect(remedies.at(-1)).toEqual({ do: 'give-up', reason: 'failed' });
  });

  it('never gives up for being offline', () => {
    for (let i = 0; i < 50; i++) {
      expect(recovery.onProblem(network, false).do).toBe('reload');
    }
  });

  it('begins anew once data arrives, or when the person asks', () => {
    for (let i = 0; i < 8; i++) recovery.onProblem(network, true);
    recovery.onLoaded();
    expect(recovery.onProblem(network, true)).toMatchObject({ delayMs: 1000 });
    for (let i = 0; i < 8; i++) recovery.onProblem(network, true);
    recovery.reset();
    expect(recovery.onProblem(network, true)).toMatchObject({ delayMs: 1000 });
  });

  it('leaves what hls.js still retries to hls.js', () => {
    expect(recovery.onProblem({ kind: 'network', fatal: false }, true)).toEqual({ do: 'nothing' });
  });

  it('asks for a new source at once, but not again within ten seconds', () => {
    expect(recovery.onProblem(expired, true)).toMatchObject({ do: 'reload', askForSource: true });
    nowMs = 9000;
    expect(recovery.onProblem(expired, true)).toEqual({ do: 'nothing' });
    nowMs = 10_000;
    expect(recovery.onProblem(expired, true)).toMatchObject({ askForSource: true });
  });

  it('does not ask for a source for ever', () => {
    let remedy = recovery.onProblem(expired, true);
    for (let i = 0; i < 8; i++) {
      nowMs += 10_000;
      remedy = recovery.onProblem(expired, true);
    }
    expect(remedy).toEqual({ do: 'give-up', reason: 'failed' });
  });

  it('rebuilds a failed decoder twice in half a minute', () => {
    const media = { kind: 'media', fatal: true } as const;
    expect(recovery.onProblem(media, true)).toEqual({ do: 'recover-media' });
    expect(recovery.onProblem(media, true)).toEqual({ do: 'recover-media' });
    expect(recovery.onProblem(media, true)).toEqual({ do: 'give-up', reason: 'failed' });
    nowMs = 31_000;
    expect(recovery.onProblem(media, true)).toEqual({ do: 'recover-media' });
  });
});
