import { MediaUIEvents } from 'media-chrome/dist/constants.js';

const request = (controller: HTMLElement | undefined, type: string) =>
  controller?.dispatchEvent(new CustomEvent(type, { composed: true, bubbles: true }));

/**
 * Whether the document shows something so now. media-chrome's attribute follows an event that
 * comes later, so a key pressed between the two would ask for what already is; only where the
 * document cannot tell (full screen on an iPhone) is the attribute asked.
 */
function isShown(
  key: 'fullscreenElement' | 'pictureInPictureElement',
  controller: HTMLElement | undefined,
  attribute: string,
): boolean {
  return key in document ? Boolean(document[key]) : Boolean(controller?.hasAttribute(attribute));
}

/** Asks media-chrome for what browsers each do in their own way. */
export function toggleFullscreen(controller: HTMLElement | undefined): void {
  const type = isShown('fullscreenElement', controller, 'mediaisfullscreen')
    ? MediaUIEvents.MEDIA_EXIT_FULLSCREEN_REQUEST
    : MediaUIEvents.MEDIA_ENTER_FULLSCREEN_REQUEST;
  request(controller, type);
}

export function togglePictureInPicture(controller: HTMLElement | undefined): void {
  const type = isShown('pictureInPictureElement', controller, 'mediaispip')
    ? MediaUIEvents.MEDIA_EXIT_PIP_REQUEST
    : MediaUIEvents.MEDIA_ENTER_PIP_REQUEST;
  request(controller, type);
}
