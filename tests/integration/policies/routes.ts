import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { newId } from '@rounds/platform/ids';
import { PolicyCheck, type Policy, type Role } from '@rounds/platform/http';
import { createOpenApiDocument } from '../../../apps/api/openapi-document';
import { HANDOUT, type Belongings } from './belongings';
import { sample, type Schema } from './sample';

export interface Route {
  /** `GET /classes/:id` */
  name: string;
  method: string;
  policy: Policy;
  /** Where it is reached, with the ids of practice A filled in. */
  url: string;
  /** A fitting body with practice A's ids; undefined where none is taken. */
  body: unknown;
  changes: boolean;
  /** Whether its address names something of practice A. */
  namesBelonging: boolean;
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Every route that the API has, whatever context it comes from. Deletions come last. */
export function routesOf(nest: NestFastifyApplication, of: Belongings): Route[] {
  const document = createOpenApiDocument(nest) as unknown as Document;
  const found = nest.get(PolicyCheck, { strict: false }).routes();
  return found
    .map(({ method, path, policy }) => {
      if (!policy) throw new Error(`${method} ${path} has no policy`);
      const prefix = path.startsWith('/media') ? '' : '/api';
      const belonging = belongingOf(path, of);
      return {
        name: `${method} ${path}`,
        method,
        policy,
        url: prefix + fill(path, belonging),
        body: bodyOf(document, method, prefix + path, of),
        changes: !SAFE.has(method),
        namesBelonging: /:(?!token)/.test(path) && belonging !== undefined,
      };
    })
    .sort((a, b) => Number(a.method === 'DELETE') - Number(b.method === 'DELETE'));
}

export const allows = ({ policy }: Route, role: Role): boolean =>
  policy.kind !== 'roles' || policy.roles.includes(role);

interface Document {
  paths: Record<string, Record<string, Operation | undefined> | undefined>;
  components?: { schemas?: Record<string, Schema> };
}
interface Operation {
  requestBody?: { content?: Record<string, { schema?: Schema } | undefined> };
}

/** By what stands before the parameter, as `feedback/pins`, or by the first word of the path. */
function belongingOf(path: string, of: Belongings): string | undefined {
  const [before = ''] = path.slice(1).split('/:');
  return of[before] ?? of[before.split('/')[0] ?? ''];
}

/** What is named within a thing of practice A. */
const WITHIN: Record<string, string> = { handout: String(HANDOUT) };

const fill = (path: string, id: string = newId()): string =>
  path
    .replace(/:token/, 'no-token')
    .replace(/:(\w+)/g, (_, name: string) => WITHIN[name] ?? id)
    .replace('*', 'index.m3u8');

function bodyOf(document: Document, method: string, path: string, of: Belongings): unknown {
  const operation = document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
  const schema = operation?.requestBody?.content?.['application/json']?.schema;
  if (!schema) return undefined;
  return sample(schema, document.components?.schemas ?? {}, {
    email: `walk-${newId()}@rounds.example`,
    role: 'learner',
    practiceId: of.practices,
    personId: of.people,
    classId: of.classes,
    recordingId: of.recordings,
    versionId: of.versions,
    thingId: of.classes,
    specialties: [],
    specialty: null,
    parentId: null,
    key: `walk-${newId()}`,
    audience: { kind: 'practices', ids: [of.practices] },
  });
}
