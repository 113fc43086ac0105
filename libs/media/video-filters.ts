import type { VideoInfo } from './media-info';
import type { RenditionPlan } from './rendition';

/** PQ or HLG to BT.709, through linear light. */
const TONEMAP = [
  'zscale=t=linear:npl=100',
  'format=gbrpf32le',
  'zscale=p=bt709',
  'tonemap=hable:desat=0',
  'zscale=t=bt709:m=bt709:r=tv',
];

/** The matrix to read the source with: what it says, else what its size suggests, as players do. */
const sourceMatrix = (video: VideoInfo): string => {
  if (video.colorMatrix === 'bt2020nc' || video.colorMatrix === 'bt2020c') return 'bt2020';
  if (video.colorMatrix === 'bt709') return 'bt709';
  if (video.colorMatrix !== null) return 'smpte170m';
  return video.codedHeight >= 720 ? 'bt709' : 'smpte170m';
};

const isRgb = (pixFmt: string): boolean => /^(gbr|rgb|bgr|argb|abgr|0rgb|rgba|pal8)/.test(pixFmt);

/**
 * From decoded pictures (ffmpeg has already turned them upright) to SDR pictures of one size with
 * square pixels. Interlaced lines are joined first: scaling would smear them.
 */
export function pictureFilters(
  video: VideoInfo,
  size: { width: number; height: number },
  hasZimg: boolean,
  /** `jpeg`: full range, as JPEG files have it. */
  use: 'video' | 'jpeg' = 'video',
): string[] {
  const matrix = isRgb(video.pixFmt) ? 'auto' : sourceMatrix(video);
  const sdr = video.hdr && hasZimg ? TONEMAP : [];
  const from = sdr.length > 0 ? 'bt709' : matrix;
  // JPEG files have no place to say otherwise: full range and the BT.601 matrix (JFIF).
  const [to, range] = use === 'jpeg' ? ['smpte170m', 'pc'] : ['bt709', 'tv'];
  const colors = `:in_color_matrix=${from}:out_color_matrix=${to}:out_range=${range}`;
  const isPassed = use === 'video' && hasWantedColors(video);
  return [
    ...sdr,
    `scale=${size.width}:${size.height}${isPassed ? '' : colors}`,
    'setsar=1',
    use === 'jpeg' ? 'format=yuvj420p' : 'format=yuv420p',
  ];
}

/**
 * Told of no colours, `scale` passes pictures of the right size on instead of copying them. The pixel
 * format of other codecs does not tell whether their range is full.
 */
const hasWantedColors = (video: VideoInfo): boolean =>
  ['h264', 'hevc'].includes(video.codec) &&
  video.pixFmt === 'yuv420p' &&
  !video.hdr &&
  sourceMatrix(video) === 'bt709';

export const deinterlace = (video: VideoInfo): string[] =>
  video.interlaced ? ['bwdif=mode=send_frame:deint=interlaced'] : [];

/**
 * To a smaller size, of pictures that are SDR with square pixels already. zimg does it at a third of
 * swscale's cost; told of centred chroma it shifts it as little as swscale does.
 */
export const smallerPicture = (
  { width, height }: Pick<RenditionPlan, 'width' | 'height'>,
  hasZimg: boolean,
): string =>
  hasZimg
    ? `zscale=${width}:${height}:f=bicubic:param_a=0:param_b=0.6:cin=center:c=center,setsar=1`
    : `scale=${width}:${height},setsar=1`;

/** What `mpdecimate` and `lutyuv` take as it is: anything else they would have converted. */
const PLAIN = /^yuvj?4(20|22|44)p$/;

/**
 * Pictures of one size in SDR, without those that repeat the one before: so early that nothing is
 * done to what is not shown, but not before pictures are of a kind that can be compared.
 */
export function distinctPictures(
  video: VideoInfo,
  size: { width: number; height: number },
  hasZimg: boolean,
  withoutRepeats: readonly string[],
): string[] {
  const pictures = pictureFilters(video, size, hasZimg);
  const isPlain = PLAIN.test(video.pixFmt) && video.codedWidth % 2 === 0;
  return isPlain && video.codedHeight % 2 === 0
    ? [...withoutRepeats, ...pictures]
    : [...pictures, ...withoutRepeats];
}
