import vue from 'eslint-plugin-vue';
import tseslint from 'typescript-eslint';

const CODE = ['**/*.ts', '**/*.vue'];
/** Written by `npm run openapi`; read so that it may be named on the command line, judged by no rule. */
const GENERATED = 'libs/api-client/schema.ts';

/** Launchers, tools and tests; everybody else gets validated settings from @rounds/platform/config. */
const MAY_READ_ENVIRONMENT = [
  'libs/platform/config/**',
  'apps/standalone/environment.ts',
  'libs/testing/**',
  'tests/**',
  '**/*.config.ts',
  '**/*.spec.ts',
];

const strict = {
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
  '@typescript-eslint/switch-exhaustiveness-check': [
    'error',
    { considerDefaultExhaustiveForUnions: true },
  ],
  '@typescript-eslint/no-unused-vars': [
    'error',
    { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
  ],
  // Nest knows controllers as plain functions.
  '@typescript-eslint/no-unsafe-function-type': 'off',
  'no-restricted-properties': [
    'error',
    {
      object: 'process',
      property: 'env',
      message: 'Settings come from @rounds/platform/config, validated.',
    },
  ],
  'max-lines': ['error', 400],
  eqeqeq: ['error', 'always', { null: 'ignore' }],
};

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.nx/', '.data/', '.cache/'] },
  { files: [GENERATED], languageOptions: { parser: tseslint.parser } },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  {
    files: CODE,
    ignores: [GENERATED],
    extends: [tseslint.configs.recommended],
    languageOptions: {
      parserOptions: { projectService: true, extraFileExtensions: ['.vue'] },
    },
    rules: strict,
  },
  {
    files: ['**/*.vue'],
    extends: [vue.configs['flat/essential']],
    languageOptions: {
      parserOptions: {
        parser: tseslint.parser,
        projectService: true,
        extraFileExtensions: ['.vue'],
      },
    },
    rules: strict,
  },
  {
    // Media Chrome's custom elements have real slots; Vue's own slots are not meant.
    files: ['libs/player/**/*.vue'],
    rules: { 'vue/no-deprecated-slot-attribute': 'off' },
  },
  { files: MAY_READ_ENVIRONMENT, rules: { 'no-restricted-properties': 'off' } },
  {
    // Shared components may link; where to go next is the page's business.
    files: ['libs/ui/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'vue-router', allowImportNames: ['RouterLink', 'RouteLocationRaw'] }] },
      ],
    },
  },
);
