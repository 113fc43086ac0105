/** Rates that come from NTSC are n × 1000/1001: written as such they do not drift over hours. */
export function fpsFraction(fps: number): string {
  const ntsc = Math.round((fps * 1001) / 1000);
  if (Math.abs(fps - Math.round(fps)) < 1e-6) return String(Math.round(fps));
  if (Math.abs((ntsc * 1000) / 1001 - fps) < 1e-3) return `${ntsc * 1000}/1001`;
  return `${Math.round(fps * 1000)}/1000`;
}

/** The rate itself, exact where `fpsFraction` is. */
export function exactFps(fps: number): number {
  const [top = fps, bottom = 1] = fpsFraction(fps).split('/').map(Number);
  return top / bottom;
}
