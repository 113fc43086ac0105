import type { ValueTransformer } from 'typeorm';

/** PostgreSQL's driver gives bigint as text; byte counts fit a JavaScript number (2^53). */
export const bigintNumber: ValueTransformer = {
  to: (value: number): number => value,
  from: (value: string | null): number | null => (value === null ? null : Number(value)),
};
