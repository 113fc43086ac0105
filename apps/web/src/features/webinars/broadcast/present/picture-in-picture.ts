const WIDTH = 1280;
const HEIGHT = 720;
const FPS = 25;
/** Of the width. */
const INSET = 0.22;
const MARGIN = 16;

/** Draws the screen with the camera in its corner. @returns the picture and how to end it */
export async function pictureInPicture(
  screen: MediaStreamTrack,
  camera: MediaStreamTrack,
): Promise<{ track: MediaStreamTrack; stop: () => void }> {
  const canvas = Object.assign(document.createElement('canvas'), { width: WIDTH, height: HEIGHT });
  const context = canvas.getContext('2d', { alpha: false });
  const [large, small] = await Promise.all([screen, camera].map(playing));
  function draw(): void {
    if (!context || !large || !small) return;
    context.fillStyle = '#000';
    context.fillRect(0, 0, WIDTH, HEIGHT);
    const scale = Math.min(WIDTH / (large.videoWidth || 1), HEIGHT / (large.videoHeight || 1));
    const [width, height] = [large.videoWidth * scale, large.videoHeight * scale];
    context.drawImage(large, (WIDTH - width) / 2, (HEIGHT - height) / 2, width, height);
    const inset = WIDTH * INSET;
    const insetHeight = (inset * small.videoHeight) / (small.videoWidth || 1);
    const [x, y] = [WIDTH - inset - MARGIN, HEIGHT - insetHeight - MARGIN];
    context.drawImage(small, x, y, inset, insetHeight);
  }
  const timer = setInterval(draw, 1000 / FPS);
  const [track] = canvas.captureStream(FPS).getVideoTracks();
  if (!track) throw new Error('The canvas gives no picture');
  return {
    track,
    stop: () => {
      clearInterval(timer);
      track.stop();
    },
  };
}

async function playing(track: MediaStreamTrack): Promise<HTMLVideoElement> {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = new MediaStream([track]);
  await video.play();
  return video;
}
