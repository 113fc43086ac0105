import { IngestLink, type LinkParts } from './ingest-link';
import { recorderFormat, type RecorderFormat } from './recorder-format';

const CHUNK_MS = 250;
/** Every keyframe begins a segment. */
const KEYFRAME_EVERY_MS = 1000;
const VIDEO_BITS = 2_500_000;
const AUDIO_BITS = 128_000;

export const supportedFormat = (): RecorderFormat | null =>
  typeof MediaRecorder === 'undefined'
    ? null
    : recorderFormat((type) => MediaRecorder.isTypeSupported(type));

/** Records a stream and sends it; one recorder, one feed. */
export function sendStream(stream: MediaStream, parts: LinkParts) {
  const options = {
    mimeType: parts.format.mimeType,
    videoBitsPerSecond: VIDEO_BITS,
    audioBitsPerSecond: AUDIO_BITS,
    videoKeyFrameIntervalDuration: KEYFRAME_EVERY_MS,
  };
  const recorder = new MediaRecorder(stream, options);
  const link = new IngestLink(parts);
  // Reading a blob takes a moment: chunks must not overtake each other.
  let reading: Promise<void> = Promise.resolve();
  recorder.addEventListener('dataavailable', ({ data }) => {
    if (data.size === 0) return;
    reading = reading.then(async () => link.add(await data.arrayBuffer()));
  });
  recorder.start(CHUNK_MS);

  /** Stops the recorder; resolves when its last chunk is on its way. */
  async function close(how: 'finish' | 'end'): Promise<void> {
    if (recorder.state !== 'inactive') {
      const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve));
      recorder.stop();
      await stopped;
    }
    await reading;
    link.close(how);
  }
  return { close };
}
