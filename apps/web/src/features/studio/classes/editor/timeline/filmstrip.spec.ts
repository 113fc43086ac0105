import { describe, expect, it } from 'vitest';
import { parseFilmstrip, tilesBetween } from './filmstrip';

const vtt = `WEBVTT

00:00:00.000 --> 00:00:02.000
thumbnails_000.jpg#xywh=0,0,160,90

00:00:02.000 --> 00:00:04.000
thumbnails_000.jpg#xywh=160,0,160,90

01:00:04.000 --> 01:00:05.500
thumbnails_001.jpg#xywh=0,90,160,90
`;
const pictures = parseFilmstrip(vtt, 'http://host/media/token/thumbnails/thumbnails.vtt');

describe('the filmstrip', () => {
  it('is read from the file of the thumbnails', () => {
    expect(pictures).toHaveLength(3);
    expect(pictures[1]).toEqual({
      ...{ startMs: 2000, endMs: 4000, x: 160, y: 0, width: 160, height: 90 },
      url: 'http://host/media/token/thumbnails/thumbnails_000.jpg',
    });
    expect(pictures[2]).toMatchObject({ startMs: 3_604_000, endMs: 3_605_500, y: 90 });
    expect(parseFilmstrip('<html>', 'http://host/')).toEqual([]);
  });

  it('lays as many pictures side by side as fit into what can be seen', () => {
    const tiles = tilesBetween(pictures, [0, 200], { pxPerMs: 0.04, heightPx: 45 });
    expect(tiles.map(({ x, picture }) => [x, picture.startMs])).toEqual([
      [0, 0],
      [80, 2000],
      [160, 2000],
    ]);
    const scrolled = tilesBetween(pictures, [170, 240], { pxPerMs: 0.04, heightPx: 45 });
    expect(scrolled.map(({ x }) => x)).toEqual([160]);
    expect(tilesBetween([], [0, 200], { pxPerMs: 0.04, heightPx: 45 })).toEqual([]);
  });
});
