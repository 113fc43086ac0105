const { existsSync, readdirSync } = require('node:fs');

const CONTEXTS =
  'accounts|workflow-map|recordings|classes|coverage|search|reports|speech|webinars|learning|feedback|support';
const FRAMEWORKS =
  'node_modules/(@nestjs|typeorm|bullmq|fastify|@fastify|vue|vue-router|pinia|@nuxt)/';

/**
 * Rules files: those of a context whose name has no role suffix and that have a spec beside them,
 * for they are tested without any framework.
 */
function rulesFiles() {
  const files = CONTEXTS.split('|').flatMap((context) => {
    const folder = `libs/${context}`;
    const names = existsSync(folder) ? readdirSync(folder, { recursive: true }) : [];
    return names
      .filter((name) => /^[^.]+\.ts$/.test(name) && names.includes(name.replace(/ts$/, 'spec.ts')))
      .map((name) => `${folder}/${name}`.replaceAll('.', '\\.'));
  });
  return files.length > 0 ? `^(${files.join('|')})$` : '^$';
}

const TESTS = '\\.(spec|test)\\.ts$|^tests/|^libs/testing/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'Modules that load each other in a circle see each other half made.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-circle-of-libraries',
      comment: 'Libraries in a circle are one library, also when only types go round.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { circular: true, via: { path: '^libs/', pathNot: '^libs/$1/' } },
    },
    {
      name: 'no-circle-of-rooms',
      comment: 'The same for the rooms of the platform.',
      severity: 'error',
      from: { path: '^libs/platform/([^/]+)/' },
      to: { circular: true, via: { path: '^libs/platform/', pathNot: '^libs/platform/$1/' } },
    },
    {
      name: 'resolvable',
      comment: 'Every import has to lead somewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?(url|raw|worker|inline)$|^virtual:|^#' },
    },
    {
      name: 'libs-know-no-app',
      comment: 'apps → contexts → platform, never back.',
      severity: 'error',
      from: { path: '^libs/', pathNot: TESTS },
      to: { path: '^apps/' },
    },
    {
      name: 'apps-know-no-other-app',
      comment: 'Apps share through libs.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'platform-knows-no-context',
      comment: 'apps → contexts → platform, never back.',
      severity: 'error',
      from: { path: '^libs/platform/', pathNot: TESTS },
      to: { path: '^libs/', pathNot: '^libs/platform/' },
    },
    {
      name: 'only-through-index',
      comment: 'A library is used through its index.ts.',
      severity: 'error',
      from: { path: '^(?:apps|libs|tests)/([^/]+)/' },
      to: {
        path: '^libs/(?!platform/)',
        pathNot: ['^libs/[^/]+/index\\.ts$', '^libs/$1/', '\\.json$'],
      },
    },
    {
      name: 'only-through-index-of-room',
      comment: 'A room of the platform is used through its index.ts.',
      severity: 'error',
      from: { path: '^(?:apps|tests|libs/(?!platform/))' },
      to: { path: '^libs/platform/', pathNot: '^libs/platform/[^/]+/index\\.ts$' },
    },
    {
      name: 'only-through-index-between-rooms',
      comment: 'Rooms of the platform use each other through index.ts, too.',
      severity: 'error',
      from: { path: '^libs/platform/([^/]+)/' },
      to: {
        path: '^libs/platform/',
        pathNot: ['^libs/platform/[^/]+/index\\.ts$', '^libs/platform/$1/'],
      },
    },
    {
      name: 'media-knows-no-framework',
      comment: 'libs/media is ffmpeg only: no framework, no database, no other library.',
      severity: 'error',
      from: { path: '^libs/media/', pathNot: TESTS },
      to: { path: `${FRAMEWORKS}|node_modules/pg/|^libs/(?!media/)` },
    },
    {
      name: 'ffmpeg-only-in-media',
      comment: 'fluent-ffmpeg is archived upstream: one place may touch it.',
      severity: 'error',
      from: { pathNot: '^libs/media/' },
      to: { path: 'node_modules/fluent-ffmpeg/|^fluent-ffmpeg' },
    },
    {
      name: 'rules-know-no-framework',
      comment: 'Rules are pure.',
      severity: 'error',
      from: { path: rulesFiles() },
      to: { path: FRAMEWORKS },
    },
    {
      name: 'player-and-ui-know-no-api',
      comment: 'They get what they need from outside; telemetry gets an injected send.',
      severity: 'error',
      from: { path: '^libs/(player|ui)/', pathNot: TESTS },
      to: { path: '^libs/(?!player/|ui/)|node_modules/(openapi-fetch|pinia)/' },
    },
    {
      name: 'player-knows-no-router',
      comment: 'The player asks its page to go elsewhere.',
      severity: 'error',
      from: { path: '^libs/player/' },
      to: { path: 'node_modules/vue-router/' },
    },
    {
      name: 'web-only-through-api-client',
      comment: 'The web app reaches the server only through api-client.',
      severity: 'error',
      from: { path: '^apps/web/', pathNot: TESTS },
      to: { path: '^libs/(?!player/|ui/|api-client/)|node_modules/(@nestjs|typeorm|bullmq|pg)/' },
    },
    {
      name: 'api-client-knows-nobody',
      comment: 'The client is generated from the description alone.',
      severity: 'error',
      from: { path: '^libs/api-client/', pathNot: TESTS },
      to: { path: '^libs/(?!api-client/)' },
    },
    {
      name: 'nobody-needs-reports',
      comment: 'Reports join contexts; nothing depends on them.',
      severity: 'error',
      from: { path: '^libs/(?!reports/)', pathNot: TESTS },
      to: { path: '^libs/reports/' },
    },
    {
      name: 'testing-only-from-tests',
      comment: 'What helps tests stays out of the product.',
      severity: 'error',
      from: { pathNot: TESTS },
      to: { path: '^libs/testing/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.nx|\\.data)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.mts', '.js', '.mjs', '.cjs', '.json', '.vue', '.d.ts', '.css'],
    },
  },
};
