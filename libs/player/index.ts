/** Vue player of a class: it knows no API and no router, everything comes as props and events. */
export { default as RoundsPlayer } from './RoundsPlayer.vue';
export { backoffMs } from './backoff';
export { keyIsTakenBy } from './controls/use-keyboard';
export { playerMessages, translateIn } from './messages/translate';
export type { MessageKey } from './messages/translate';
export { loadPreferences } from './store/preferences';
export type { PlayerEmits, PlayerExposed, PlayerProps } from './player-api';
export { WatchBatchRefused } from './telemetry/types';
export type { SendOptions, SendWatchBatch, WatchBatch, WatchProgress } from './telemetry/types';
export type { MediaSpan, PlayerChapter, PlayerLocale, Translate, UpNext } from './types';
