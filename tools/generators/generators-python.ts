import type { Command, Generator } from './generator';
import { installOpenApiGenerator, openApiGenerator, openApiGeneratorVersion } from './openapi-generator';

const openApiPythonClient = '0.29.1';

const environment: Command = ['python3', '-m', 'venv', 'venv'];
/** Of PyPI. */
const packages = (...named: string[]): Command => ['venv/bin/pip', 'install', '--quiet', ...named];
/** Python compiles a file when it is imported: this compiles and type-checks all of them. */
const compile: readonly Command[] = [['venv/bin/python', '-m', 'compileall', '-q', 'plumbline', 'client.py']];
const run: Command = ['venv/bin/python', 'client.py'];

export const clientsInPython: readonly Generator[] = [
  {
    name: 'openapi-generator python',
    language: 'Python',
    version: openApiGeneratorVersion,
    program: { file: 'openapi-generator.py', as: 'client.py' },
    install: [
      environment,
      packages('pydantic==2.12.5', 'python-dateutil==2.9.0', 'urllib3==2.6.3', 'typing-extensions==4.15.0'),
      installOpenApiGenerator,
    ],
    generate: [
      openApiGenerator('python', 'generated', { packageName: 'plumbline' }),
      ['mv', 'generated/plumbline', 'plumbline'],
    ],
    compile,
    run,
  },
  {
    name: 'openapi-python-client',
    language: 'Python',
    version: openApiPythonClient,
    program: { file: 'openapi-python-client.py', as: 'client.py' },
    install: [environment, packages(`openapi-python-client==${openApiPythonClient}`)],
    generate: [
      [
        'venv/bin/openapi-python-client',
        'generate',
        ...['--path', 'openapi.json', '--meta', 'none', '--output-path', 'plumbline', '--fail-on-warning'],
      ],
    ],
    compile,
    run,
  },
];
