import { describe, expect, it } from 'vitest';
import { timestamp, toWebVtt } from './chapters-vtt';

describe('timestamp', () => {
  it.each([
    [0, '00:00:00.000'],
    [7, '00:00:00.007'],
    [61_250, '00:01:01.250'],
    [3_599_999, '00:59:59.999'],
    [43_200_000, '12:00:00.000'],
    [360_000_000, '100:00:00.000'],
  ])('%i ms is %s', (ms, text) => {
    expect(timestamp(ms)).toBe(text);
  });
});

describe('toWebVtt', () => {
  it('is a header and one block per chapter, parted by empty lines', () => {
    const chapters = [
      { id: 'c1', title: 'Eligibility', startMs: 0, endMs: 1500 },
      { id: 'c2', title: 'Denials', startMs: 1500, endMs: 9000 },
    ];
    expect(toWebVtt(chapters)).toBe(
      'WEBVTT\n\n' +
        'c1\n00:00:00.000 --> 00:00:01.500\nEligibility\n\n' +
        'c2\n00:00:01.500 --> 00:00:09.000\nDenials\n',
    );
  });

  it('escapes tags, references and arrows', () => {
    const file = toWebVtt([{ id: 'c', title: 'R&D <b> --> "x"', startMs: 0, endMs: 1 }]);
    expect(file.split('\n')[4]).toBe('R&amp;D &lt;b&gt; --&gt; "x"');
  });

  it('keeps a title from ending its cue or adding one', () => {
    const title = 'one\n\n00:00:00.000 --> 00:00:01.000\nforged';
    const file = toWebVtt([{ id: 'c', title, startMs: 0, endMs: 1 }]);
    expect(file.match(/-->/g)).toHaveLength(1);
    expect(file.trimEnd().split('\n\n')).toHaveLength(2);
  });

  it('never writes an empty cue', () => {
    expect(toWebVtt([{ id: 'c', title: ' ', startMs: 0, endMs: 1 }])).toContain('\n&nbsp;\n');
  });

  it('is a valid file when there are no chapters', () => {
    expect(toWebVtt([])).toBe('WEBVTT\n');
  });
});
