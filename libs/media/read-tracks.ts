import { MediaError } from './media-error';
import type { AudioInfo, MediaInfo, VideoInfo } from './media-info';
import { tagMs, toMs, toRatio } from './raw-probe';
import type { RawProbe, RawStream } from './raw-probe';

/** Stream index → end of its last packet, on the file's clock, in ms. Filled when a file was scanned. */
export type Ends = ReadonlyMap<number, number>;

const FAMILIES = ['mp4', 'matroska', 'avi', 'ogg', 'mpegts'] as const;

/** @throws MediaError for a demuxer that is not on the allow-list, should one ever get this far */
export function containerOf(formatName: string): MediaInfo['container'] {
  const names = formatName.split(',');
  const family = FAMILIES.find((name) => names.includes(name));
  if (!family) throw new MediaError('media-format-refused', 'This kind of file is not accepted');
  return family;
}

/**
 * The pictures that will be played: the default track, else the first. Covers do not count.
 * @throws MediaError `media-no-video`
 */
export function chooseVideo(raw: RawProbe): RawStream {
  const tracks = raw.streams.filter(
    ({ codec_type, disposition }) =>
      codec_type === 'video' && !disposition?.attached_pic && !disposition?.timed_thumbnails,
  );
  const track = tracks.find(({ disposition }) => disposition?.default) ?? tracks[0];
  if (!track) throw new MediaError('media-no-video', 'The file has no video track');
  return track;
}

const isPlayableAudio = ({ codec_type, codec_name, channels, sample_rate }: RawStream): boolean =>
  codec_type === 'audio' && !!codec_name && !!channels && Number(sample_rate) > 0;

/** Where a track begins and how long it lasts, counted from the file's start. */
function span(
  raw: RawProbe,
  stream: RawStream,
  ends: Ends,
): { startMs: number; durationMs: number } {
  const zero = toMs(raw.format.start_time) ?? 0;
  const startMs = Math.max(0, (toMs(stream.start_time) ?? zero) - zero);
  const own = toMs(stream.duration);
  const end =
    ends.get(stream.index) ??
    (own === null ? undefined : (toMs(stream.start_time) ?? zero) + own) ??
    tagMs(stream.tags?.DURATION ?? stream.tags?.['DURATION-eng']) ??
    zero + (toMs(raw.format.duration) ?? 0);
  return { startMs, durationMs: Math.max(0, end - zero - startMs) };
}

export function readAudio(raw: RawProbe, ends: Ends): AudioInfo[] {
  return raw.streams.filter(isPlayableAudio).map((stream) => ({
    index: stream.index,
    codec: stream.codec_name ?? '',
    channels: stream.channels ?? 0,
    sampleRate: Number(stream.sample_rate),
    ...span(raw, stream, ends),
    default: stream.disposition?.default === 1,
    language: stream.tags?.language ?? null,
  }));
}

/** Rates closer than this are one rate measured in two ways. */
const SAME_RATE = 0.02;

function frameRate(stream: RawStream, interlaced: boolean): { fps: number; variable: boolean } {
  const base = toRatio(stream.r_frame_rate);
  const average = toRatio(stream.avg_frame_rate);
  if (base === null || average === null) return { fps: average ?? base ?? 25, variable: false };
  if (Math.abs(base - average) / average <= SAME_RATE) return { fps: base, variable: false };
  // The base of interlaced video is its field rate.
  const fields = interlaced && Math.abs(base / 2 - average) / average <= SAME_RATE;
  return { fps: average, variable: !fields };
}

/** Scalers leave such ratios behind; following them would make 322 out of 321 pixels. */
const NEARLY_SQUARE = 0.01;

/** The display matrix counts counter-clockwise; players turn clockwise. */
function rotationOf(stream: RawStream): VideoInfo['rotation'] {
  const found =
    stream.side_data_list?.find(({ rotation }) => rotation !== undefined)?.rotation ?? 0;
  const quarter = ((Math.round(-found / 90) % 4) + 4) % 4;
  return ([0, 90, 180, 270] as const)[quarter] ?? 0;
}

const bitDepthOf = (pixFmt: string, stream: RawStream): number =>
  Number(/p(9|1[0246])(le|be)?$/.exec(pixFmt)?.[1] ?? stream.bits_per_raw_sample ?? 8) || 8;

export function readVideo(raw: RawProbe, stream: RawStream, ends: Ends): VideoInfo {
  const codedWidth = stream.width ?? 0;
  const codedHeight = stream.height ?? 0;
  const declared = toRatio(stream.sample_aspect_ratio) ?? 1;
  const sar = Math.abs(declared - 1) < NEARLY_SQUARE ? 1 : declared;
  const rotation = rotationOf(stream);
  // Squaring pixels widens the picture or shrinks its width, never its height.
  const flat = { width: Math.round(codedWidth * sar), height: codedHeight };
  const upright = rotation % 180 === 0 ? flat : { width: flat.height, height: flat.width };
  const interlaced = ['tt', 'bb', 'tb', 'bt'].includes(stream.field_order ?? '');
  const { fps, variable } = frameRate(stream, interlaced);
  const pixFmt = stream.pix_fmt ?? '';
  return {
    index: stream.index,
    codec: stream.codec_name ?? '',
    profile: stream.profile ?? null,
    ...upright,
    codedWidth,
    codedHeight,
    rotation,
    sar,
    fps,
    variableFrameRate: variable,
    pixFmt,
    colorMatrix: stream.color_space ?? null,
    bitDepth: bitDepthOf(pixFmt, stream),
    interlaced,
    hdr: ['smpte2084', 'arib-std-b67'].includes(stream.color_transfer ?? ''),
    ...span(raw, stream, ends),
    bitrate: Number(stream.bit_rate) || Number(raw.format.bit_rate) || null,
  };
}
