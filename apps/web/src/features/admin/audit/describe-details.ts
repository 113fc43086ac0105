const LONGEST = 300;

/** The details of an entry in one line: `name: value, …`; long ones are cut. */
export function describeDetails(details: Record<string, unknown>): string {
  const text = Object.entries(details)
    .map(([name, value]) => `${name}: ${describe(value)}`)
    .join(', ');
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

const describe = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);
