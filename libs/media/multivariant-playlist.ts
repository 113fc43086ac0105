import { MediaError } from './media-error';
import { RENDITION_PLAYLIST, type VerifiedRendition } from './rendition';
import { streamInf } from './stream-inf';

/** What a connection of unknown speed most likely carries, and a class is legible in. */
const FIRST_SHORT_SIDE = 480;

/** What the sound adds to every quality: one rendition, in a group of its own. */
export interface AudioRendition {
  /** Where its playlist lies, beside the qualities. */
  folder: string;
  /** RFC 6381. */
  codecs: string;
  /** Bits per second. */
  bandwidth: number;
  averageBandwidth: number;
}

const AUDIO_GROUP = 'sound';

/** Tells players to look again: session data of our own, which others pass over (§4.3.4.4). */
const MORE_TO_COME = '#EXT-X-SESSION-DATA:DATA-ID="rounds.more-qualities",VALUE="YES"';

/**
 * The playlist that names every quality (RFC 8216 §4.3.4). Players without a bandwidth estimate
 * begin with the first entry, so that is the best one up to 480p: it shows legible slides at once
 * on a slow line, and a fast line has switched up after one segment. The others follow by bandwidth.
 * @param renditions in any order, at least one
 * @param audio null when there is no sound, or when it is in the renditions themselves
 * @param growing whether other qualities are still being made
 */
export function multivariantPlaylist(
  renditions: readonly VerifiedRendition[],
  audio: AudioRendition | null = null,
  growing = false,
): string {
  const best = [...renditions].sort((a, b) => b.bandwidth - a.bandwidth);
  const first =
    best.find(({ width, height }) => Math.min(width, height) <= FIRST_SHORT_SIDE) ?? best.at(-1);
  if (!first) {
    throw new MediaError('rendition-playlist-invalid', 'There is no rendition to play');
  }
  const ordered = [first, ...best.filter((rendition) => rendition !== first)];
  const entries = ordered.flatMap((rendition) => [
    entryOf(rendition, audio),
    `${rendition.name}/${RENDITION_PLAYLIST}`,
  ]);
  return [
    ...['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-INDEPENDENT-SEGMENTS'],
    ...(growing ? [MORE_TO_COME] : []),
    ...(audio ? [mediaEntry(audio)] : []),
    ...entries,
    '',
  ].join('\n');
}

const mediaEntry = ({ folder }: AudioRendition): string =>
  '#EXT-X-MEDIA:' +
  [
    ...['TYPE=AUDIO', `GROUP-ID="${AUDIO_GROUP}"`, 'NAME="Sound"', 'DEFAULT=YES'],
    ...['AUTOSELECT=YES', 'CHANNELS="2"', `URI="${folder}/${RENDITION_PLAYLIST}"`],
  ].join(',');

/** The bandwidth of a quality is that of all that is played with it (RFC 8216 §4.3.4.2). */
const entryOf = (rendition: VerifiedRendition, audio: AudioRendition | null): string =>
  audio
    ? streamInf(
        {
          ...rendition,
          bandwidth: rendition.bandwidth + audio.bandwidth,
          averageBandwidth: rendition.averageBandwidth + audio.averageBandwidth,
          codecs: [rendition.codecs, audio.codecs].join(','),
        },
        AUDIO_GROUP,
      )
    : streamInf(rendition);
