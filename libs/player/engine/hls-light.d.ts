// hls.js types its full build only. Its light one is the same class without alternate audio,
// subtitles, encryption media extensions and the like; who builds the player puts one in its place
// that has the audio (apps/web/hls-build.ts), since a class's sound is a rendition of its own.
declare module 'hls.js/light' {
  export { default, Events, ErrorDetails, ErrorTypes } from 'hls.js';
}
