import { createReadStream } from 'node:fs';

/** Of the PCM that levels are read from. */
export const SOUND_RATE = 8000;
/** Borders of silences are as exact as this. */
export const LEVEL_MS = 10;

const SAMPLES_PER_LEVEL = (SOUND_RATE * LEVEL_MS) / 1000;

/**
 * The loudest sample of every 10 ms of mono 16-bit PCM, 0..32768. Reads as a stream: twelve hours
 * need 9 MB.
 */
export async function readLevels(pcmFile: string, signal?: AbortSignal): Promise<Uint16Array> {
  let levels = new Uint16Array(1 << 16);
  let samples = 0;
  let left: Buffer = Buffer.alloc(0);
  for await (const read of createReadStream(pcmFile, { highWaterMark: 1 << 20, signal })) {
    const chunk = Buffer.concat([left, read as Buffer]);
    const whole = chunk.length & ~1;
    for (let at = 0; at < whole; at += 2, samples += 1) {
      const slot = Math.floor(samples / SAMPLES_PER_LEVEL);
      if (slot === levels.length) levels = grown(levels);
      const loudness = Math.abs(chunk.readInt16LE(at));
      if (loudness > (levels[slot] ?? 0)) levels[slot] = loudness;
    }
    left = chunk.subarray(whole);
  }
  return levels.slice(0, Math.ceil(samples / SAMPLES_PER_LEVEL));
}

function grown(levels: Uint16Array<ArrayBuffer>): Uint16Array<ArrayBuffer> {
  const next = new Uint16Array(levels.length * 2);
  next.set(levels);
  return next;
}
