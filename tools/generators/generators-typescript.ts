import type { Command, Generator } from './generator';
import { installOpenApiGenerator, openApiGenerator, openApiGeneratorVersion } from './openapi-generator';

const openApiTypeScript = '7.13.0';
const openApiFetch = '0.17.0';
const heyApi = '0.99.0';

/** Of npm, with what compiles the clients. */
const packages = (...named: string[]): Command => [
  'npm',
  'install',
  '--no-audit',
  '--no-fund',
  '--ignore-scripts',
  'typescript@5.9.3',
  'tsx@4.23.15',
  '@types/node@20.19.43',
  ...named,
];
/** Programs are modules, which wait at their top level. */
const asModules: Command = ['npm', 'pkg', 'set', 'type=module'];
const compile: Command = [
  'npx',
  '--no-install',
  'tsc',
  ...['--noEmit', '--strict', '--target', 'es2022', '--module', 'esnext', '--moduleResolution', 'bundler'],
  'client.ts',
];
const run: Command = ['npx', '--no-install', 'tsx', 'client.ts'];

export const clientsInTypeScript: readonly Generator[] = [
  {
    name: 'openapi-typescript',
    language: 'TypeScript',
    version: openApiTypeScript,
    program: { file: 'openapi-typescript.ts', as: 'client.ts' },
    install: [packages(`openapi-typescript@${openApiTypeScript}`, `openapi-fetch@${openApiFetch}`), asModules],
    generate: [['npx', '--no-install', 'openapi-typescript', 'openapi.json', '-o', 'generated/plumbline.ts']],
    compile: [compile],
    run,
  },
  {
    name: '@hey-api/openapi-ts',
    language: 'TypeScript',
    version: heyApi,
    program: { file: 'hey-api.ts', as: 'client.ts' },
    install: [packages(`@hey-api/openapi-ts@${heyApi}`), asModules],
    generate: [['npx', '--no-install', 'openapi-ts', '-i', 'openapi.json', '-o', 'generated']],
    compile: [compile],
    run,
  },
  {
    name: 'openapi-generator typescript-fetch',
    language: 'TypeScript',
    version: openApiGeneratorVersion,
    program: { file: 'typescript-fetch.ts', as: 'client.ts' },
    install: [packages(), asModules, installOpenApiGenerator],
    generate: [openApiGenerator('typescript-fetch', 'generated')],
    compile: [compile],
    run,
  },
];
