import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import prettier from 'eslint-config-prettier';
import globals from 'globals';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import tseslint from 'typescript-eslint';

/** Which folder of a project may import which: the one place that says so. Files at a project's root wire all. */
const SERVER_FOLDERS = {
  config: [],
  database: ['config'],
  errors: ['database'],
  mail: ['config', 'database'],
  events: ['database', 'errors', 'limits'],
  limits: ['config', 'database', 'errors'],
  auth: ['config', 'database', 'errors', 'mail', 'events', 'limits'],
  users: ['auth', 'events', 'errors'],
  sessions: ['database', 'auth', 'events', 'errors'],
  idempotency: ['database', 'auth', 'errors'],
  todos: ['config', 'database', 'auth', 'errors', 'limits', 'idempotency'],
  health: ['auth', 'errors'],
  openapi: ['config', 'errors', 'web'],
  web: ['config', 'auth', 'errors', 'limits'],
};
const CLIENT_FOLDERS = {
  api: [],
  ui: [],
  auth: ['api', 'ui'],
  todos: ['api', 'ui'],
  account: ['api', 'auth', 'ui'],
};

function folderBoundaries(root, folders) {
  return Object.entries(folders).map(([folder, allowed]) => ({
    files: [`${root}/${folder}/**/*.ts`],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            ...Object.keys(folders)
              .filter((other) => other !== folder && !allowed.includes(other))
              .map((other) => ({
                group: [`../${other}/**`, `../../${other}/**`],
                message: `${folder}/ may import only: ${allowed.join(', ') || 'nothing of the other folders'}.`,
              })),
            { group: ['../app*', '../../app*', '../main*'], message: 'Wiring imports features, never back.' },
            ...(root.startsWith('server') && folder !== 'auth'
              ? [
                  {
                    group: ['better-auth*', 'better-auth/**'],
                    message: 'Better Auth hides behind AuthModule.',
                  },
                ]
              : []),
          ],
        },
      ],
    },
  }));
}

export default tseslint.config(
  {
    ignores: [
      '**/dist',
      '**/.angular',
      '**/.nx',
      '**/.data',
      '**/test-results',
      '**/playwright-report',
      'client/src/app/api/api-types.ts',
    ],
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: dirname(fileURLToPath(import.meta.url)) },
    },
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          allow: ['../scripts/support/*'], // the scripts that run the projects are no project themselves
          depConstraints: ['server', 'client', 'e2e'].map((tag) => ({
            sourceTag: tag,
            onlyDependOnLibsWithTags: [tag],
          })),
        },
      ],
      '@typescript-eslint/consistent-type-imports': 'off', // a DTO class imported as a type loses its validation
      '@typescript-eslint/no-extraneous-class': 'off', // Nest modules and DTOs are classes without members
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off', // DTO classes are shapes; mappers return literals
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['server/test/**/*.ts'],
    ignores: ['server/test/support/requests.ts', 'server/test/logs.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          name: 'supertest',
          message: 'Use support/requests.ts, which holds each answer to the OpenAPI document.',
        },
      ],
    },
  },
  {
    files: ['server/src/**/*.ts'],
    ignores: ['server/src/config/**', '**/*.spec.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'config/env.ts is the only reader of the environment.',
        },
      ],
    },
  },
  {
    files: ['server/test/**/*.ts'],
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off' }, // supertest's bodies are any
  },
  ...folderBoundaries('server/src', SERVER_FOLDERS),
  ...folderBoundaries('client/src/app', CLIENT_FOLDERS),
  {
    files: ['client/**/*.ts'],
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
  },
  {
    files: ['client/**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
  },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    extends: [tseslint.configs.recommended],
    languageOptions: { globals: globals.node },
  },
  {
    files: ['server/explorer/**'],
    extends: [tseslint.configs.recommended],
    languageOptions: { globals: { ...globals.browser, SwaggerUIBundle: 'readonly' } },
  },
  prettier,
);
