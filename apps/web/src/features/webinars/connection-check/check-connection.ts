import { speedOf } from './judge-speed';

const DOWNLOADS = 3;
const SOCKET_WITHIN_MS = 5000;
/** What classes are made of: H.264 and AAC. */
const CLASS_TYPE = 'video/mp4; codecs="avc1.42E01E,mp4a.40.2"';

const path = (webinarId: string): string => `/api/webinars/${webinarId}/connection-check`;

/** Whether this browser shows classes: by media source extensions or, on iPhones, by itself. */
export const playsClasses = (): boolean =>
  (typeof MediaSource !== 'undefined' && MediaSource.isTypeSupported(CLASS_TYPE)) ||
  document.createElement('video').canPlayType('application/vnd.apple.mpegurl') !== '';

/** Megabits per second, measured by downloads; 0 when they do not come. */
export async function measureMbps(webinarId: string): Promise<number> {
  const downloads = [];
  try {
    for (let count = 0; count < DOWNLOADS; count++) {
      const beganAt = performance.now();
      const answer = await fetch(path(webinarId), { cache: 'no-store' });
      if (!answer.ok) return 0;
      const { byteLength: bytes } = await answer.arrayBuffer();
      downloads.push({ bytes, ms: performance.now() - beganAt });
    }
  } catch {
    return 0;
  }
  return speedOf(downloads);
}

/** Whether the network lets the room's kind of connection through; some offices do not. */
export function opensSockets(webinarId: string): Promise<boolean> {
  const url = new URL(path(webinarId), location.href);
  url.protocol = url.protocol.replace('http', 'ws');
  return new Promise((resolve) => {
    const socket = new WebSocket(url);
    const tell = (opened: boolean): void => {
      clearTimeout(timer);
      socket.close();
      resolve(opened);
    };
    const timer = setTimeout(() => tell(false), SOCKET_WITHIN_MS);
    socket.onmessage = () => tell(true);
    socket.onerror = () => tell(false);
    socket.onclose = () => tell(false);
  });
}

/** A tone of a second, softly in and out. */
export async function playTone(): Promise<void> {
  const audio = new AudioContext();
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  const { currentTime: now } = audio;
  volume.gain.setValueAtTime(0, now);
  volume.gain.linearRampToValueAtTime(0.2, now + 0.1);
  volume.gain.linearRampToValueAtTime(0, now + 1);
  tone.frequency.value = 440;
  tone.connect(volume).connect(audio.destination);
  tone.start();
  tone.stop(now + 1);
  await new Promise((resolve) => (tone.onended = resolve));
  await audio.close();
}
