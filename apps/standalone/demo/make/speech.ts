import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { DemoClass } from '../lesson';
import type { Step } from './timeline';

const run = promisify(execFile);

/** flite speaks 16 000 samples a second, 16 bit, one channel. */
export const sampleRate = 16_000;

/** Words that a speech program reads wrongly, as they should sound. */
const sounds: readonly (readonly [RegExp, string])[] = [
  [/\bCO-16\b/g, 'see oh sixteen'],
  [/\bCO-97\b/g, 'see oh ninety seven'],
  [/\bMA130\b/g, 'em ay one thirty'],
  [/\bCARC\b/g, 'cark'],
  [/\bRARC\b/g, 'rark'],
  [/\bAT\b/g, 'ay tee'],
  [/\bGA\b/g, 'jee ay'],
  [/\bGP\b/g, 'jee pee'],
  [/\bKX\b/g, 'kay ex'],
  [/\bCQ\b/g, 'see cue'],
  [/\bCO\b/g, 'see oh'],
  [/\bPR\b/g, 'pee are'],
  [/\bOA\b/g, 'oh ay'],
  [/\bPI\b/g, 'pee eye'],
];

/** The line as the speech program should read it. */
export function spoken(line: string): string {
  return sounds.reduce((text, [pattern, sound]) => text.replace(pattern, sound), line);
}

/** Fails with what to do when the speech program is missing. */
export async function requireVoice(): Promise<void> {
  await run('flite', ['--version']).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') return; // some builds answer --version with a non-zero exit
    throw new Error('The voice needs flite 2.2: apt-get install flite (or brew install flite)');
  });
}

/** Speaks one line and returns its samples, the silence around it cut off. */
export async function speak(line: string, voice: DemoClass['voice'], file: string) {
  const stretch = ['--setf', 'duration_stretch=1.06'];
  await run('flite', ['-voice', voice, ...stretch, '-t', spoken(line), '-o', file]);
  return trim(samplesOf(await readFile(file)));
}

/** Places every line at its time and returns a WAV file as long as the steps. */
export function soundtrack(steps: readonly Step[], lines: readonly Int16Array[]): Buffer {
  const durationMs = steps.at(-1)?.endMs ?? 0;
  const track = new Int16Array((durationMs * sampleRate) / 1000);
  steps.forEach((step, index) => {
    const line = lines[index];
    if (line) track.set(line, (step.voiceMs * sampleRate) / 1000);
  });
  return wav(track);
}

/** Length of a spoken line in whole milliseconds, rounded up. */
export function lengthMs(samples: Int16Array): number {
  return Math.ceil((samples.length * 1000) / sampleRate);
}

function samplesOf(file: Buffer): Int16Array {
  const data = file.indexOf('data', 12, 'latin1');
  if (data < 0 || file.readUInt32LE(24) !== sampleRate || file.readUInt16LE(22) !== 1) {
    throw new Error(`flite wrote something else than ${sampleRate} Hz mono WAV`);
  }
  const body = file.subarray(data + 8);
  const samples = new Int16Array(Math.floor(body.length / 2));
  return samples.map((_, index) => body.readInt16LE(index * 2));
}

function trim(samples: Int16Array): Int16Array {
  const loud = (sample: number): boolean => Math.abs(sample) > 200;
  const margin = sampleRate / 50;
  const first = samples.findIndex(loud);
  const last = samples.findLastIndex(loud);
  return samples.subarray(Math.max(0, first - margin), last + margin);
}

function wav(samples: Int16Array): Buffer {
  const header = Buffer.alloc(44);
  const bytes = samples.length * 2;
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + bytes, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(bytes, 40);
  return Buffer.concat([header, Buffer.from(samples.buffer, samples.byteOffset, bytes)]);
}
