import type { Page } from 'playwright-core';
import { BurntClock } from './burnt-clock';
import { CLOCK_CORNER } from './clock-camera';

/** A look at the picture. */
export interface DelaySample {
  /** Epoch milliseconds. */
  atMs: number;
  /** From the clock in the picture that is shown to the clock of the machine. */
  delayMs: number;
}

export interface ClockReading {
  samples: DelaySample[];
  /** Frames whose clock could not be read. */
  unread: number;
  /** How often the player waited for something to show. */
  waits: number;
}

type Reader = { rounds: ClockReading };

/** A script for a viewer's page: reads the clock in what the live player decodes, five times a second. */
export const clockReader = (): string =>
  `(${readClock.toString()})(${BurntClock.toString()}, ${JSON.stringify(CLOCK_CORNER)})`;

/** What was read since this was asked last. */
export const takeReading = (page: Page): Promise<ClockReading> =>
  page.evaluate(() => {
    const reader = globalThis as unknown as Reader;
    const taken = reader.rounds;
    reader.rounds = { samples: [], unread: 0, waits: 0 };
    return taken;
  });

function readClock(clock: typeof BurntClock, corner: typeof CLOCK_CORNER): void {
  const EVERY_MS = 200;
  const BLOCK = 4;
  const [width, height] = [clock.COLUMNS * BLOCK, clock.ROWS * BLOCK];
  const context = new OffscreenCanvas(width, height).getContext('2d', {
    alpha: false,
    willReadFrequently: true,
  })!;
  const reader = globalThis as unknown as Reader;
  reader.rounds = { samples: [], unread: 0, waits: 0 };
  let watched: HTMLVideoElement | null = null;
  /** In the last frame that was read. */
  let shownMs: number | null = null;
  let sampledAtMs = 0;

  function timeIn(video: HTMLVideoElement): number | null {
    const [w, h] = [video.videoWidth * corner.width, video.videoHeight * corner.height];
    context.drawImage(video, 0, 0, w, h, 0, 0, width, height);
    const { data } = context.getImageData(0, 0, width, height);
    const blocks = Array.from({ length: clock.COLUMNS * clock.ROWS }, (_, at) => {
      const x = (at % clock.COLUMNS) * BLOCK + BLOCK / 2;
      const y = Math.floor(at / clock.COLUMNS) * BLOCK + BLOCK / 2;
      return data[(y * width + x) * 4]! > 127;
    });
    return clock.time(blocks, Date.now());
  }

  function sample(): void {
    if (shownMs === null) return;
    sampledAtMs = Date.now();
    reader.rounds.samples.push({ atMs: sampledAtMs, delayMs: sampledAtMs - shownMs });
  }

  function look(video: HTMLVideoElement): void {
    if (Date.now() - sampledAtMs >= EVERY_MS) {
      const read = timeIn(video);
      if (read === null) reader.rounds.unread += 1;
      else shownMs = read;
      if (read !== null) sample();
    }
    video.requestVideoFrameCallback(() => look(video));
  }

  setInterval(() => {
    const video = document.querySelector<HTMLVideoElement>('[aria-label="Live class"] video');
    if (video && video !== watched) {
      watched = video;
      video.addEventListener('waiting', () => (reader.rounds.waits += 1));
      video.requestVideoFrameCallback(() => look(video));
    }
    // A picture that stands still grows old, too.
    if (Date.now() - sampledAtMs >= 2 * EVERY_MS) sample();
  }, EVERY_MS);
}
