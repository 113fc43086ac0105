import { onScopeDispose, ref, shallowRef, watch } from 'vue';
import { pictureInPicture } from './picture-in-picture';

export const SOURCES = ['camera', 'screen', 'both'] as const;
export type Source = (typeof SOURCES)[number];

interface Device {
  label: string;
  value: string;
}

/** Camera, microphone and screen: which there are, which are chosen, and what comes of them. */
export function useDevices() {
  const source = ref<Source>('camera');
  const cameraId = ref<string>();
  const microphoneId = ref<string>();
  const cameras = shallowRef<Device[]>([]);
  const microphones = shallowRef<Device[]>([]);
  const stream = shallowRef<MediaStream | null>(null);
  const problem = ref(false);
  /** What the stream shows. */
  let opened: Source = 'camera';
  let stops: (() => void)[] = [];

  async function open(): Promise<void> {
    problem.value = false;
    try {
      // First of all: browsers ask for a screen only right after a tap, and who changes their mind
      // keeps what they had.
      const screen = source.value === 'camera' ? null : await screenStream();
      close();
      opened = source.value;
      if (screen) keep(screen);
      const video = await picture(screen);
      const audio = await navigator.mediaDevices.getUserMedia({
        audio: exact(microphoneId.value, { echoCancellation: true, noiseSuppression: true }),
      });
      keep(audio);
      microphoneId.value ??= deviceOf(audio.getAudioTracks());
      stream.value = new MediaStream([video, ...audio.getAudioTracks()]);
      await list();
    } catch {
      const isAsBefore = stream.value !== null && opened !== source.value;
      if (isAsBefore) source.value = opened;
      else close();
      problem.value = !isAsBefore;
    }
  }

  async function screenStream(): Promise<MediaStream> {
    const display = await navigator.mediaDevices.getDisplayMedia({ video: { frameRate: 30 } });
    // The browser has a button of its own that ends it.
    display.getVideoTracks()[0]?.addEventListener('ended', () => (source.value = 'camera'));
    return display;
  }

  async function picture(display: MediaStream | null): Promise<MediaStreamTrack> {
    if (!display) return cameraTrack();
    const [screen] = display.getVideoTracks();
    if (!screen) throw new Error('The screen gives no picture');
    if (source.value === 'screen') return screen;
    const mixed = await pictureInPicture(screen, await cameraTrack());
    stops.push(mixed.stop);
    return mixed.track;
  }

  async function cameraTrack(): Promise<MediaStreamTrack> {
    const size = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } };
    const found = await navigator.mediaDevices.getUserMedia({ video: exact(cameraId.value, size) });
    keep(found);
    cameraId.value ??= deviceOf(found.getVideoTracks());
    const [camera] = found.getVideoTracks();
    if (!camera) throw new Error('The camera gives no picture');
    return camera;
  }

  async function list(): Promise<void> {
    const all = await navigator.mediaDevices.enumerateDevices();
    const of = (kind: MediaDeviceKind): Device[] =>
      all
        .filter((device) => device.kind === kind && device.deviceId)
        .map(({ label, deviceId }) => ({ label: label || deviceId, value: deviceId }));
    cameras.value = of('videoinput');
    microphones.value = of('audioinput');
  }

  function keep(opened: MediaStream): void {
    stops.push(() => opened.getTracks().forEach((track) => track.stop()));
  }

  function close(): void {
    stops.forEach((stop) => stop());
    stops = [];
    stream.value = null;
  }

  // What was taken without a wish stands in the fields from then on; that is no new wish.
  watch([source, cameraId, microphoneId], ([from, ...now], [, ...before]) => {
    const isNew =
      from !== opened || now.some((id, at) => before[at] !== undefined && before[at] !== id);
    if (isNew && stream.value) void open();
  });
  onScopeDispose(close);
  return { source, cameraId, microphoneId, cameras, microphones, stream, problem, open, close };
}

const deviceOf = ([track]: MediaStreamTrack[]): string | undefined => track?.getSettings().deviceId;

const exact = (
  deviceId: string | undefined,
  wishes: MediaTrackConstraints,
): MediaTrackConstraints => (deviceId ? { ...wishes, deviceId: { exact: deviceId } } : wishes);
