import { MediaUIEvents } from 'media-chrome/dist/constants.js';

const request = (controller: HTMLElement | undefined, type: string) =>
  controller?.dispatchEvent(new CustomEvent(type, { composed: true, bubbles: true }));

/** Asks media-chrome for what browsers each do in their own way. */
export function toggleFullscreen(controller: HTMLElement | undefined): void {
  const type = controller?.hasAttribute('mediaisfullscreen')
    ? MediaUIEvents.MEDIA_EXIT_FULLSCREEN_REQUEST
    : MediaUIEvents.MEDIA_ENTER_FULLSCREEN_REQUEST;
  request(controller, type);
}

export function togglePictureInPicture(controller: HTMLElement | undefined): void {
  const type = controller?.hasAttribute('mediaispip')
    ? MediaUIEvents.MEDIA_EXIT_PIP_REQUEST
    : MediaUIEvents.MEDIA_ENTER_PIP_REQUEST;
  request(controller, type);
}
