export interface RecorderFormat {
  mimeType: string;
  container: 'matroska' | 'mp4';
  /** Goes out as it is; anything else the server has to encode. */
  isH264: boolean;
}

/** Best first: H.264 costs the server nothing, and goes out sooner. */
const FORMATS: readonly RecorderFormat[] = [
  { mimeType: 'video/webm;codecs=h264,opus', container: 'matroska', isH264: true },
  { mimeType: 'video/x-matroska;codecs=avc1,opus', container: 'matroska', isH264: true },
  { mimeType: 'video/mp4;codecs=avc1.42E01F,mp4a.40.2', container: 'mp4', isH264: true },
  { mimeType: 'video/mp4', container: 'mp4', isH264: true },
  { mimeType: 'video/webm;codecs=vp8,opus', container: 'matroska', isH264: false },
  { mimeType: 'video/webm', container: 'matroska', isH264: false },
];

/** Null: this browser records nothing that can be broadcast. */
export const recorderFormat = (isSupported: (mimeType: string) => boolean): RecorderFormat | null =>
  FORMATS.find(({ mimeType }) => isSupported(mimeType)) ?? null;
