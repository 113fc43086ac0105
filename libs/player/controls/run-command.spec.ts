import { beforeEach, describe, expect, it } from 'vitest';
import { runCommand, type CommandTarget } from './run-command';

let calls: unknown[][];
let target: CommandTarget;

beforeEach(() => {
  calls = [];
  const note = (name: string) => (value?: unknown) => void calls.push([name, value]);
  target = {
    positionMs: 20_000,
    durationMs: 60_000,
    playing: true,
    muted: false,
    rate: 1,
    chapters: [
      { id: 'a', title: 'A', startMs: 0, endMs: 30_000 },
      { id: 'b', title: 'B', startMs: 30_000, endMs: 60_000 },
    ],
    togglePlay: note('togglePlay'),
    seek: note('seek'),
    setRate: note('setRate'),
    setMuted: note('setMuted'),
    toggleFullscreen: note('fullscreen'),
    togglePictureInPicture: note('pip'),
    toggleTheater: note('theater'),
    openHelp: note('help'),
    markUnclear: note('markUnclear'),
    leaveFor: note('leaveFor'),
    tell: note('tell'),
  };
});

describe('runCommand', () => {
  it('moves within the class and says by how much', () => {
    runCommand({ do: 'seek-by', ms: -10_000 }, target);
    expect(calls).toEqual([
      ['seek', 10_000],
      ['tell', { what: 'moved', ms: -10_000 }],
    ]);
    calls.length = 0;
    runCommand({ do: 'seek-by', ms: 10_000 }, { ...target, positionMs: 58_000 });
    expect(calls[0]).toEqual(['seek', 60_000]);
    runCommand({ do: 'seek-by', ms: -10_000 }, { ...target, positionMs: 2000 });
    expect(calls[2]).toEqual(['seek', 0]);
  });

  it('jumps to a part of the class', () => {
    runCommand({ do: 'seek-to', fraction: 0.5 }, target);
    runCommand({ do: 'seek-to', fraction: 1 }, target);
    expect(calls).toEqual([
      ['seek', 30_000],
      ['seek', 60_000],
    ]);
  });

  it('goes to chapters, and stays when there is no next one', () => {
    runCommand({ do: 'chapter', direction: 1 }, target);
    runCommand({ do: 'chapter', direction: 1 }, { ...target, positionMs: 40_000 });
    expect(calls).toEqual([['seek', 30_000]]);
  });

  it('steps pictures only while paused', () => {
    runCommand({ do: 'frame', direction: 1 }, target);
    expect(calls).toEqual([]);
    runCommand({ do: 'frame', direction: 1 }, { ...target, playing: false });
    expect(calls[0]?.[1]).toBeCloseTo(20_033.3, 0);
  });

  it('changes the speed by a step and tells it', () => {
    runCommand({ do: 'speed', direction: 1 }, target);
    expect(calls).toEqual([
      ['setRate', 1.25],
      ['tell', { what: 'speed', rate: 1.25 }],
    ]);
  });

  it('turns the sound off and on', () => {
    runCommand({ do: 'mute' }, target);
    runCommand({ do: 'mute' }, { ...target, muted: true });
    expect(calls).toEqual([
      ['setMuted', true],
      ['tell', { what: 'muted', muted: true }],
      ['setMuted', false],
      ['tell', { what: 'muted', muted: false }],
    ]);
  });

  it.each([
    [{ do: 'fullscreen' }, 'fullscreen'],
    [{ do: 'theater' }, 'theater'],
    [{ do: 'picture-in-picture' }, 'pip'],
    [{ do: 'help' }, 'help'],
    [{ do: 'unclear' }, 'markUnclear'],
    [{ do: 'toggle-play' }, 'togglePlay'],
  ] as const)('passes %j on', (command, name) => {
    runCommand(command, target);
    expect(calls.map(([called]) => called)).toEqual([name]);
  });

  it('leaves for the class before or after', () => {
    runCommand({ do: 'class', direction: -1 }, target);
    expect(calls).toEqual([['leaveFor', -1]]);
  });
});
