import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      'dist',
      'node_modules',
      '.nx',
      '.plumbline',
      'coverage',
      '**/*.cjs',
      '**/*.mjs',
      '**/*.js',
      // Compiled by `npm run test:generators`, with the client that it generates.
      'tools/generators/clients',
    ],
  },
  ...tseslint.configs.recommended,
  {
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          allow: [],
          enforceBuildableLibDependency: false,
          depConstraints: [
            {
              sourceTag: 'type:contract',
              onlyDependOnLibsWithTags: ['type:contract'],
              bannedExternalImports: ['typeorm', 'pg', 'amqplib', '@nestjs/*'],
            },
            { sourceTag: 'type:kit', onlyDependOnLibsWithTags: ['type:kit', 'type:contract'] },
            { sourceTag: 'type:service', onlyDependOnLibsWithTags: ['type:kit', 'type:contract'] },
            { sourceTag: 'type:web', onlyDependOnLibsWithTags: ['type:contract'] },
            { sourceTag: 'type:tool', onlyDependOnLibsWithTags: ['type:kit', 'type:contract', 'type:tool'] },
            {
              sourceTag: 'type:testing',
              onlyDependOnLibsWithTags: ['type:kit', 'type:contract', 'type:tool', 'type:testing'],
            },
          ],
        },
      ],
      'max-lines': ['warn', { max: 300, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_+$' }],
      '@typescript-eslint/consistent-type-imports': 'off',
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Configuration is read once, by loadConfig of @plumbline/runtime.',
        },
      ],
    },
  },
  {
    files: [
      '**/*.spec.ts',
      '**/*.int-spec.ts',
      '**/src/testing/**/*.ts',
      'libs/testing/**/*.ts',
      'libs/service-testing/**/*.ts',
      'libs/backing-services/**/*.ts',
      'apps/e2e/**/*.ts',
      'tools/**/*.ts',
      'bench/**/*.ts',
      'examples/**/*.ts',
      'libs/runtime/src/config/**/*.ts',
    ],
    rules: { 'no-restricted-properties': 'off', '@nx/enforce-module-boundaries': 'off' },
  },
  {
    // docs/adr/0007: only repositories, entities and migrations use TypeORM and SQL.
    files: ['apps/{identity,tokens,projects,webhooks}/src/**/*.ts'],
    ignores: [
      '**/*.repository.ts',
      '**/*.entity.ts',
      '**/migration/**/*.ts',
      '**/testing/**/*.ts',
      '**/*.spec.ts',
      '**/*.int-spec.ts',
    ],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'typeorm', message: 'Use Reader and Transaction of @plumbline/persistence.' }] },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "CallExpression[callee.property.name='query']", message: 'SQL belongs in a *.repository.ts file.' },
      ],
    },
  },
  {
    files: ['**/*-spec.ts', '**/*.spec.ts'],
    rules: { 'max-lines': ['warn', { max: 420, skipBlankLines: true, skipComments: true }] },
  },
  { files: ['apps/console/**/*.{ts,tsx}'], ...reactHooks.configs.flat.recommended },
  {
    // Imports run one way: in the console, a page finds its route by `getRouteApi`, so routes import pages and never the reverse.
    plugins: { 'import-x': importX },
    settings: {
      'import-x/extensions': ['.ts', '.tsx'],
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.tsx', '.js'] })],
    },
    rules: {
      'import-x/order': 'error',
    },
  },
  prettier,
);
