import {
  RoundsPlayer,
  WatchBatchRefused,
  type MediaSpan,
  type SendWatchBatch,
} from '@rounds/player';
import { createApp, h, ref } from 'vue';

/** The smallest page around a player: it keeps what the player says, and sends as a page would. */
const query = new URLSearchParams(location.search);
const events: [name: string, value: unknown][] = [];
const src = ref(`/hls/${query.get('token') ?? 'good'}/master.m3u8`);
const watched = ref<MediaSpan[]>([]);
const note = (name: string) => (value?: unknown) => void events.push([name, value]);

const send: SendWatchBatch = async (batch, { keepalive, sessionId }) => {
  const response = await fetch(`/watch/${sessionId}`, {
    method: 'POST',
    body: JSON.stringify(batch),
    keepalive,
  });
  if (response.status === 404) throw new WatchBatchRefused();
  if (!response.ok) throw new Error(`answered ${response.status}`);
  return (await response.json()) as { watched: MediaSpan[] };
};

const chapters = [
  { id: 'one', title: 'Eligibility before the visit', startMs: 0, endMs: 10_000 },
  { id: 'two', title: 'Authorization', startMs: 10_000, endMs: 16_000 },
  { id: 'three', title: 'What the payer answers', startMs: 16_000, endMs: 24_000 },
];

const app = createApp(() => [
  h(RoundsPlayer, {
    src: src.value,
    thumbnailsUrl: '/hls/good/thumbnails.vtt',
    chapters,
    watched: watched.value,
    startAtMs: Number(query.get('start') ?? 0),
    autoplay: query.has('autoplay'),
    upNext: query.has('next') ? { title: 'Denials: reading CO-97' } : null,
    hasNext: true,
    hasPrevious: true,
    send,
    locale: query.get('lang') === 'es' ? 'es' : 'en',
    onChapterChange: (chapter) => note('chapter')(chapter?.id),
    onTimeUpdate: note('time'),
    onPlaying: note('playing'),
    onEnded: note('ended'),
    onUpNext: note('up-next'),
    onNext: note('next'),
    onTheater: note('theater'),
    onProgress: (progress) => {
      watched.value = progress.watched;
      note('progress')(progress.watched);
    },
    onRequestSrc: () => {
      note('request-src')();
      if (!query.has('deaf')) setTimeout(() => (src.value = '/hls/fresh/master.m3u8'), 200);
    },
  }),
  h('label', { style: 'display:block;padding:8px' }, ['Note ', h('input', { id: 'note' })]),
]);
app.mount('#app');
Object.assign(window, { events });
