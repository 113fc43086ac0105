/** Seconds with milliseconds, as ffmpeg takes them. */
export const seconds = (ms: number): string => (ms / 1000).toFixed(3);
