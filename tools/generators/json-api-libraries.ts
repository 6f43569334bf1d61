import type { Generator } from './generator';

const kitsu = '11.1.0';
const jsonApiClient = '0.9.10';

/** Libraries that read and write JSON:API without a generated client. */
export const jsonApiLibraries: readonly Generator[] = [
  {
    name: 'kitsu',
    language: 'JavaScript',
    version: kitsu,
    program: { file: 'kitsu.mjs', as: 'client.mjs' },
    install: [['npm', 'install', '--no-audit', '--no-fund', '--ignore-scripts', `kitsu@${kitsu}`]],
    generate: [],
    compile: [],
    run: ['node', 'client.mjs'],
  },
  {
    name: 'jsonapi-client',
    language: 'Python',
    version: jsonApiClient,
    program: { file: 'jsonapi-client.py', as: 'client.py' },
    install: [
      ['python3', '-m', 'venv', 'venv'],
      ['venv/bin/pip', 'install', '--quiet', `jsonapi-client==${jsonApiClient}`],
    ],
    generate: [],
    compile: [],
    run: ['venv/bin/python', 'client.py'],
  },
];
