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
  let stops: (() => void)[] = [];

  async function open(): Promise<void> {
    close();
    problem.value = false;
    try {
      const video = await picture(source.value);
      const audio = await navigator.mediaDevices.getUserMedia({
        audio: exact(microphoneId.value, { echoCancellation: true, noiseSuppression: true }),
      });
      keep(audio);
      microphoneId.value ??= deviceOf(audio.getAudioTracks());
      stream.value = new MediaStream([video, ...audio.getAudioTracks()]);
      await list();
    } catch {
      close();
      problem.value = true;
    }
  }

  async function picture(wanted: Source): Promise<MediaStreamTrack> {
    const camera = wanted === 'screen' ? null : await cameraTrack();
    if (wanted === 'camera' && camera) return camera;
    const display = await navigator.mediaDevices.getDisplayMedia({ video: { frameRate: 30 } });
    keep(display);
    const [screen] = display.getVideoTracks();
    if (!screen) throw new Error('The screen gives no picture');
    if (!camera) return screen;
    const mixed = await pictureInPicture(screen, camera);
    stops.push(mixed.stop);
    return mixed.track;
  }

  async function cameraTrack(): Promise<MediaStreamTrack | null> {
    const size = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } };
    const found = await navigator.mediaDevices.getUserMedia({ video: exact(cameraId.value, size) });
    keep(found);
    cameraId.value ??= deviceOf(found.getVideoTracks());
    return found.getVideoTracks()[0] ?? null;
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
  watch([source, cameraId, microphoneId], ([from, ...now], [was, ...before]) => {
    const isNew =
      from !== was || now.some((id, at) => before[at] !== undefined && before[at] !== id);
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
