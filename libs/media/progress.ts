/** Seconds × 1000 out of a line of ffmpeg's statistics (`… time=00:01:02.50 …`), else null. */
export function progressMs(line: string): number | null {
  const match = /\btime=(\d+):(\d{2}):(\d{2}(?:\.\d+)?)/.exec(line);
  if (!match) return null;
  const [, hours, minutes, secs] = match;
  return Math.round((Number(hours) * 3600 + Number(minutes) * 60 + Number(secs)) * 1000);
}

/**
 * Turns positions into whole percents that never fall, never leave 0–100 and are told only when
 * they change.
 */
export function percentReporter(
  durationMs: number,
  report: (percent: number) => void,
): (positionMs: number) => void {
  let told = -1;
  return (positionMs) => {
    const percent = Math.floor(Math.min(100, Math.max(0, (100 * positionMs) / durationMs)));
    if (percent <= told) return;
    told = percent;
    report(percent);
  };
}
