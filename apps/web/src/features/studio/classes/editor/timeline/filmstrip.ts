/** A small picture of a span, and where it lies in its sheet; sizes in pixels. */
export interface FilmPicture {
  startMs: number;
  endMs: number;
  url: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

const CUE =
  /(?:(\d+):)?(\d\d):(\d\d)\.(\d{3}) --> (?:(\d+):)?(\d\d):(\d\d)\.(\d{3})[^\n]*\n([^\n#]+)#xywh=(\d+),(\d+),(\d+),(\d+)/g;

/** Reads a WebVTT file whose cues are `sheet.jpg#xywh=…`; names are relative to its own address. */
export function parseFilmstrip(vtt: string, address: string): FilmPicture[] {
  const text = vtt.replace(/\r\n?/g, '\n');
  return [...text.matchAll(CUE)].map((found) => {
    const number = (at: number) => Number(found[at] ?? 0);
    const time = (at: number) =>
      ((number(at) * 60 + number(at + 1)) * 60 + number(at + 2)) * 1000 + number(at + 3);
    return {
      startMs: time(1),
      endMs: time(5),
      url: new URL(found[9] ?? '', address).href,
      ...{ x: number(10), y: number(11), width: number(12), height: number(13) },
    };
  });
}

export interface Tile {
  picture: FilmPicture;
  x: number;
}

/**
 * Pictures side by side, as many as fit: each shows the moment in the middle of its place.
 * @param range of pixels on the timeline that can be seen
 */
export function tilesBetween(
  pictures: readonly FilmPicture[],
  [fromPx, toPx]: readonly [number, number],
  { pxPerMs, heightPx }: { pxPerMs: number; heightPx: number },
): Tile[] {
  const [first] = pictures;
  if (!first || pxPerMs <= 0) return [];
  const widthPx = (first.width / first.height) * heightPx;
  const tiles: Tile[] = [];
  for (let x = Math.floor(fromPx / widthPx) * widthPx; x < toPx; x += widthPx) {
    const picture = pictureAt(pictures, (x + widthPx / 2) / pxPerMs);
    if (picture) tiles.push({ picture, x });
  }
  return tiles;
}

function pictureAt(pictures: readonly FilmPicture[], ms: number): FilmPicture | undefined {
  let [low, high] = [0, pictures.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (pictures[middle]!.startMs <= ms) low = middle;
    else high = middle - 1;
  }
  return pictures[low];
}
