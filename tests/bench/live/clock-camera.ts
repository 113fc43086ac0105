import { BurntClock } from './burnt-clock';

const SIZE = { width: 1280, height: 720, block: 32, fps: 25 };

/**
 * A script for the presenter's page, to run before its own: the camera shows a class, slides with a
 * moving inset, and the time burnt into the corner. Sound stays the browser's own.
 */
export const clockCamera = (): string =>
  `(${becomeCamera.toString()})(${BurntClock.toString()}, ${JSON.stringify(SIZE)})`;

/** The corner that the clock covers, as parts of width and height. */
export const CLOCK_CORNER = {
  width: (BurntClock.COLUMNS * SIZE.block) / SIZE.width,
  height: (BurntClock.ROWS * SIZE.block) / SIZE.height,
};

function becomeCamera(clock: typeof BurntClock, size: typeof SIZE): void {
  const { width, height, block, fps } = size;
  const devices = navigator.mediaDevices;
  const real = devices.getUserMedia.bind(devices);

  function drawSlide(context: CanvasRenderingContext2D, now: number): void {
    const slide = Math.floor(now / 10_000);
    context.fillStyle = '#fbfaf7';
    context.fillRect(0, 0, width, height);
    context.fillStyle = '#1d2a3a';
    context.font = '34px sans-serif';
    for (let line = 0; line < 9; line++) {
      const words = `Denial CO-${(slide * 7 + line) % 250}: what it says, and what to send again`;
      context.fillText(words, 80, 260 + line * 48);
    }
  }

  /** Where a face would be: something is always in motion. */
  function drawInset(context: CanvasRenderingContext2D, now: number): void {
    const [x, y] = [width - 300, 40];
    const shade = context.createLinearGradient(x, y, x + 260, y + 180);
    shade.addColorStop(0, `hsl(${(now / 50) % 360} 40% 45%)`);
    shade.addColorStop(1, `hsl(${(now / 50 + 120) % 360} 40% 65%)`);
    context.fillStyle = shade;
    context.fillRect(x, y, 260, 180);
    context.fillStyle = '#fff';
    context.beginPath();
    context.arc(x + 130 + 70 * Math.sin(now / 700), y + 90 + 30 * Math.cos(now / 450), 36, 0, 7);
    context.fill();
  }

  function drawClock(context: CanvasRenderingContext2D, now: number): void {
    clock.blocks(now).forEach((white, at) => {
      const [x, y] = [at % clock.COLUMNS, Math.floor(at / clock.COLUMNS)];
      context.fillStyle = white ? '#fff' : '#000';
      context.fillRect(x * block, y * block, block, block);
    });
  }

  function picture(): MediaStream {
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const context = canvas.getContext('2d', { alpha: false })!;
    const draw = (): void => {
      const now = Date.now();
      drawSlide(context, now);
      drawInset(context, now);
      drawClock(context, now);
    };
    setInterval(draw, 1000 / fps);
    return canvas.captureStream(fps);
  }

  devices.getUserMedia = (wishes) => (wishes?.video ? Promise.resolve(picture()) : real(wishes));
}
