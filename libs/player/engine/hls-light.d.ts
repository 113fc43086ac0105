// hls.js types its full build only; the light one is the same class without subtitles, alternate
// audio, encryption media extensions and CMCD, none of which a class needs.
declare module 'hls.js/light' {
  export { default, Events, ErrorDetails, ErrorTypes } from 'hls.js';
}
