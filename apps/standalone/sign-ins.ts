import { demoPassword, demoPractices, demoStaff, type DemoPerson } from './demo/people';

/** The demo's people, one of each kind, as lines for the terminal. */
export function demoSignIns(): string[] {
  const learners = demoPractices.flatMap(({ people }) => people.slice(0, 2));
  const shown = [...demoStaff.slice(0, 2), ...learners];
  const width = Math.max(...shown.map(({ email }) => email.length));
  const line = (person: DemoPerson) =>
    `  ${person.email.padEnd(width)}  ${person.name} (${person.participantRole ?? person.role})`;
  return [`Demo sign-ins, all with the password ${demoPassword}:`, ...shown.map(line)];
}
