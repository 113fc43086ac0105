import { offsetMinutes, wallClockOf } from '../schedule/zone';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 3_600_000;

interface Change {
  at: Date;
  from: number;
  to: number;
}

/**
 * A VTIMEZONE that says when the zone's clocks change between two instants, one by one, as this
 * server knows it: so that a calendar counts by the same clocks as we do.
 */
export function vtimezone(zone: string, from: Date, to: Date): string {
  const start = new Date(from.getTime() - DAY_MS);
  const first = offsetMinutes(start, zone);
  const lines = [
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    ...observance('STANDARD', '19700101T000000', first, first),
    ...changes(zone, start, new Date(to.getTime() + DAY_MS)).flatMap(
      ({ at, from: before, to: after }) =>
        observance(
          after > before ? 'DAYLIGHT' : 'STANDARD',
          stamp(wallClockOf(new Date(at.getTime() + before * MINUTE_MS), 'UTC')),
          before,
          after,
        ),
    ),
    'END:VTIMEZONE',
  ];
  return lines.join('\r\n');
}

/** The instants between two at which the zone's offset changes. */
export function changes(zone: string, from: Date, to: Date): Change[] {
  const found: Change[] = [];
  let before = offsetMinutes(from, zone);
  for (let day = from.getTime(); day < to.getTime(); day += DAY_MS) {
    const after = offsetMinutes(new Date(day + DAY_MS), zone);
    if (after === before) continue;
    found.push({ at: changeWithin(zone, day, day + DAY_MS), from: before, to: after });
    before = after;
  }
  return found;
}

/** To the minute; the offset differs between the two ends. */
function changeWithin(zone: string, low: number, high: number): Date {
  const before = offsetMinutes(new Date(low), zone);
  let [left, right] = [Math.floor(low / MINUTE_MS), Math.ceil(high / MINUTE_MS)];
  while (right - left > 1) {
    const middle = Math.floor((left + right) / 2);
    if (offsetMinutes(new Date(middle * MINUTE_MS), zone) === before) left = middle;
    else right = middle;
  }
  return new Date(right * MINUTE_MS);
}

const observance = (kind: string, start: string, from: number, to: number): string[] => [
  `BEGIN:${kind}`,
  `DTSTART:${start}`,
  `TZOFFSETFROM:${offsetText(from)}`,
  `TZOFFSETTO:${offsetText(to)}`,
  `END:${kind}`,
];

/** `2027-03-14T02:00` → `20270314T020000` */
const stamp = (wallClock: string): string => `${wallClock.replace(/[-:]/g, '')}00`;

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${two(size % 60)}`;
}
