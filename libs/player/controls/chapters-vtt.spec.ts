import { expect, it } from 'vitest';
import { chaptersVtt } from './chapters-vtt';

it('writes one cue a chapter', () => {
  const chapters = [
    { id: '1', title: 'Eligibility', startMs: 0, endMs: 61_005 },
    { id: '2', title: 'Denials', startMs: 61_005, endMs: 3_723_040 },
  ];
  expect(chaptersVtt(chapters)).toBe(
    'WEBVTT\n\n' +
      '00:00:00.000 --> 00:01:01.005\nEligibility\n\n' +
      '00:01:01.005 --> 01:02:03.040\nDenials\n',
  );
});

it('keeps a title from being markup, a second line or the end of the cue', () => {
  const title = 'A & B <b>\n\n00:00 --> 00:01';
  const vtt = chaptersVtt([{ id: '1', title, startMs: 0, endMs: 1000 }]);
  expect(vtt.split('\n')[3]).toBe('A &amp; B &lt;b&gt; 00:00 --&gt; 00:01');
});
