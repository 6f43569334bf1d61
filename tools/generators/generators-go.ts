import type { Command, Generator } from './generator';
import { installOpenApiGenerator, openApiGenerator, openApiGeneratorVersion } from './openapi-generator';

const oapiCodegen = 'v2.8.2';

const newModule: Command = ['go', 'mod', 'init', 'plumbline-client'];
const compile: readonly Command[] = [
  ['go', 'mod', 'tidy'],
  ['go', 'build', '-o', 'client', '.'],
  ['go', 'vet', './...'],
];
const run: Command = ['./client'];

export const clientsInGo: readonly Generator[] = [
  {
    name: 'openapi-generator go',
    language: 'Go',
    version: openApiGeneratorVersion,
    program: { file: 'openapi-generator.go', as: 'main.go' },
    install: [newModule, installOpenApiGenerator],
    generate: [
      openApiGenerator('go', 'plumbline', { packageName: 'plumbline', withGoMod: 'false' }),
      // Tests of the generated code, which expect another module.
      ['rm', '-r', 'plumbline/test'],
    ],
    compile,
    run,
  },
  {
    name: 'oapi-codegen',
    language: 'Go',
    version: oapiCodegen,
    program: { file: 'oapi-codegen.go', as: 'main.go' },
    install: [
      newModule,
      ['go', 'get', '-tool', `github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen@${oapiCodegen}`],
    ],
    generate: [
      ['mkdir', 'plumbline'],
      [
        'go',
        'tool',
        'oapi-codegen',
        ...['-package', 'plumbline', '-generate', 'types,client', '-o', 'plumbline/client.go', 'openapi.json'],
      ],
    ],
    compile,
    run,
  },
];
