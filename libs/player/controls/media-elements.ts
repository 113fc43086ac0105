import 'media-chrome/dist/lang/es.js';
import 'media-chrome/dist/media-control-bar.js';
import 'media-chrome/dist/media-controller.js';
import 'media-chrome/dist/media-fullscreen-button.js';
import 'media-chrome/dist/media-loading-indicator.js';
import 'media-chrome/dist/media-mute-button.js';
import 'media-chrome/dist/media-pip-button.js';
import 'media-chrome/dist/media-play-button.js';
import 'media-chrome/dist/media-seek-backward-button.js';
import 'media-chrome/dist/media-seek-forward-button.js';
import 'media-chrome/dist/media-time-display.js';
import 'media-chrome/dist/media-time-range.js';
import 'media-chrome/dist/media-volume-range.js';
import { setLanguage } from 'media-chrome/dist/utils/i18n.js';
import type { PlayerLocale } from '../types';

/** Elements of media-chrome that are made from now on label themselves in this language. */
export function labelElementsIn(locale: PlayerLocale): void {
  setLanguage(locale);
}
