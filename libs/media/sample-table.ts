import { open } from 'node:fs/promises';
import { boxes, findBox, MOST_HEAD_BYTES, readBoxHead } from './boxes';

/** What an MP4 file's index tells of its pictures (ISO 14496-12 §8.6). Times are ticks from 0. */
export interface SampleTable {
  ticksPerSecond: number;
  /** How long each picture lasts; null: not all last equally long. */
  delta: number | null;
  /** Bytes of each, in the order of decoding. */
  sizes: number[];
  /** Place in the order of decoding and moment of each keyframe. */
  keyframes: { sample: number; shownAt: number }[];
}

/** An hour's index has some two megabytes. */
const MOST_INDEX_BYTES = 64 * 1024 ** 2;

/** @returns null for a file with no such index, with several tracks of pictures or with real edits */
export async function readSampleTable(file: string): Promise<SampleTable | null> {
  const moov = await readMoov(file);
  if (!moov) return null;
  const tracks = [...boxes(moov)].filter(({ type }) => type === 'trak').map(({ body }) => body);
  const pictures = tracks.filter((track) => handlerOf(track) === 'vide');
  const [track] = pictures;
  return track && pictures.length === 1 ? tableOf(track) : null;
}

async function readMoov(file: string): Promise<Buffer | null> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    for (let at = 0; at < size;) {
      const bytes = Buffer.alloc(MOST_HEAD_BYTES);
      await handle.read(bytes, 0, bytes.length, at);
      const head = readBoxHead(bytes);
      if (!head?.bytes) return null;
      if (head.type === 'moov') {
        if (head.bytes > MOST_INDEX_BYTES) return null;
        const body = Buffer.alloc(head.bytes - head.headBytes);
        await handle.read(body, 0, body.length, at + head.headBytes);
        return body;
      }
      at += head.bytes;
    }
    return null;
  } finally {
    await handle.close();
  }
}

const handlerOf = (track: Buffer): string =>
  findBox(track, 'mdia', 'hdlr')?.toString('latin1', 8, 12) ?? '';

function tableOf(track: Buffer): SampleTable | null {
  const mdhd = findBox(track, 'mdia', 'mdhd');
  const stbl = findBox(track, 'mdia', 'minf', 'stbl');
  const [stts, stsz] = [stbl && findBox(stbl, 'stts'), stbl && findBox(stbl, 'stsz')];
  const begin = editBegin(track);
  if (!mdhd || !stbl || !stts || !stsz || begin === null) return null;
  const sizes = sizesOf(stsz);
  const deltas = runsOf(stts);
  const [first] = deltas;
  if (!first) return null;
  // The last picture often lasts as long as the file declares.
  const isConstant = deltas.every(
    ({ value, count }, at) => value === first.value || (at === deltas.length - 1 && count === 1),
  );
  const ctts = findBox(stbl, 'ctts');
  const offsets = ctts ? offsetsOf(ctts, sizes.length) : null;
  const stss = findBox(stbl, 'stss');
  // Without the box every picture is a keyframe (§8.6.2).
  const samples = stss ? numbersOf(stss) : sizes.map((_, at) => at + 1);
  return {
    ticksPerSecond: mdhd.readUInt32BE(mdhd[0] === 1 ? 20 : 12),
    delta: isConstant ? first.value : null,
    sizes,
    keyframes: samples.map((number) => ({
      sample: number - 1,
      shownAt: (number - 1) * first.value + (offsets?.[number - 1] ?? 0) - begin,
    })),
  };
}

/** From which moment of the media the track is shown; null: it is edited otherwise (§8.6.6). */
function editBegin(track: Buffer): number | null {
  const elst = findBox(track, 'edts', 'elst');
  if (!elst) return 0;
  if (elst.readUInt32BE(4) !== 1) return null;
  const begin = elst[0] === 1 ? Number(elst.readBigInt64BE(16)) : elst.readInt32BE(12);
  return begin < 0 ? null : begin;
}

function sizesOf(stsz: Buffer): number[] {
  const [same, count] = [stsz.readUInt32BE(4), stsz.readUInt32BE(8)];
  return Array.from({ length: count }, (_, at) => same || stsz.readUInt32BE(12 + at * 4));
}

const runsOf = (table: Buffer): { count: number; value: number }[] =>
  Array.from({ length: table.readUInt32BE(4) }, (_, at) => ({
    count: table.readUInt32BE(8 + at * 8),
    value: table.readInt32BE(12 + at * 8),
  }));

function offsetsOf(ctts: Buffer, count: number): number[] {
  const offsets = runsOf(ctts).flatMap((run) =>
    new Array<number>(Math.min(run.count, count)).fill(run.value),
  );
  return offsets.slice(0, count);
}

const numbersOf = (stss: Buffer): number[] =>
  Array.from({ length: stss.readUInt32BE(4) }, (_, at) => stss.readUInt32BE(8 + at * 4));
