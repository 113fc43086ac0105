import { availableParallelism } from 'node:os';
import { z } from 'zod';

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

/** Every setting of Rounds. The table in README.md documents each; keep the two together. */
export const configSchema = z.object({
  /** Where the API listens. */
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** PostgreSQL 15 or newer. */
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgres://'),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
  /** Present: BullMQ runs on Redis or Valkey; absent: on its PostgreSQL backend. */
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'must start with redis:// or rediss://')
    .optional(),
  /** Absent: mail stays in the outbox that an admin opens in the product. */
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must start with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: z.string().min(3).default('Rounds <rounds@localhost>'),
  /** Where media lives: a folder that API and workers all mount. */
  STORAGE_URL: z.string().regex(/^file:\/\/\//, 'must be file:///ABSOLUTE/FOLDER'),
  /** A worker's own scratch folder; may be on another disk than the storage. */
  SCRATCH_DIR: z.string().min(1).optional(),
  /** The address that people type; links in mail start with it. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, '')),
  /** Signs playback tokens and CSRF tokens; at least 32 characters. */
  ROUNDS_SECRET: z.string().min(32, 'must have at least 32 characters'),
  /** `direct`: Node sends media; `x-accel`: nginx does, after Node has checked the token. */
  MEDIA_DELIVERY: z.enum(['direct', 'x-accel']).default('direct'),
  /** Folder of the built web app; absent: another server delivers it. */
  WEB_ROOT: z.string().min(1).optional(),
  /** Number of proxies in front whose X-Forwarded-* is believed. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(8).default(0),
  /** Chunks of recordings that a worker process makes at the same time. */
  WORKER_CONCURRENCY: z.coerce
    .number()
    .int()
    .min(1)
    .max(64)
    .default(Math.min(64, availableParallelism())),
  /** How often workers look for what no event told them of: mails to write, work that was lost. */
  SWEEP_SECONDS: z.coerce.number().min(0.5).max(60).default(5),
  /** How often each person in a room is looked at again: a session that ended, a part that changed. */
  ROOM_CHECK_SECONDS: z.coerce.number().min(5).max(600).default(60),
  /** Where the ingest of live broadcasts listens. */
  INGEST_HOST: z.string().min(1).default('127.0.0.1'),
  INGEST_PORT: z.coerce.number().int().min(0).max(65535).default(3100),
  /** The ingest's own folder for what presenters have sent; it must outlive the process. */
  INGEST_SPOOL: z.string().min(1).optional(),
  /** Present: the API passes /ingest on to this address; absent: another server does. */
  INGEST_ADDRESS: z
    .string()
    .regex(/^[\w.-]+:\d{1,5}$/, 'must be HOST:PORT')
    .optional(),
  /** Present: encoders such as OBS may broadcast by RTMP to this port. */
  RTMP_PORT: z.coerce.number().int().min(0).max(65535).optional(),
  /** Qualities of a live broadcast; `auto`: a second one where there are cores for it. */
  LIVE_RENDITIONS: z.enum(['auto', '1', '2']).default('auto'),
  UPLOAD_MAX_BYTES: z.coerce
    .number()
    .int()
    .positive()
    .default(20 * 1024 ** 3),
  UPLOAD_MAX_HOURS: z.coerce.number().positive().default(12),
  UPLOAD_MAX_PIXELS: z.coerce.number().int().positive().default(8192),
  UPLOAD_MAX_FPS: z.coerce.number().positive().default(240),
  UPLOAD_MAX_TRACKS: z.coerce.number().int().positive().default(32),
  /** The outbox page; on by default exactly when there is no SMTP_URL. */
  OUTBOX: flag.optional(),
  /** Present: Prometheus reads /api/metrics with this as its bearer token. */
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  LOG_LEVEL: z.enum(['debug', 'log', 'warn', 'error']).default('log'),
  LOG_JSON: flag.default(false),
});

export type Config = z.output<typeof configSchema>;

/** Thrown at boot with every problem of the environment, one a line. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads and validates the environment.
 * @throws ConfigError that lists all problems at once
 */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = configSchema.safeParse(set);
  if (result.success) return result.data;
  const lines = result.error.issues.map(({ path, message }) => {
    const name = path.join('.');
    return `  ${name}: ${set[name] === undefined ? 'is required' : message}`;
  });
  throw new ConfigError(
    `The environment does not fit (see README.md, Configuration):\n${lines.join('\n')}`,
  );
}
