import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { databaseServices, processesOf, readScale } from './services';

const textOf = (path: string) => readFileSync(join(__dirname, '../..', path), 'utf8');
const compose = textOf('docker-compose.yml');

describe.each(databaseServices)('the service %s', (name) => {
  it('is a project with the boundaries of a service', () => {
    expect(JSON.parse(textOf(`apps/${name}/project.json`))).toMatchObject({ name, tags: ['type:service'] });
  });

  it('runs under Compose after its migrations', () => {
    expect(compose).toMatch(new RegExp(`^  ${name}-migrate:$`, 'm'));
    expect(compose).toMatch(new RegExp(`^  ${name}:$`, 'm'));
    expect(compose).toContain(`${name}-migrate: { condition: service_completed_successfully }`);
  });

  it('is up under Compose before the gateway starts', () => {
    expect(compose).toContain(`      ${name}: { condition: service_healthy }`);
  });
});

it('the database roles under Compose are those of the services', () => {
  const [, listed] = /^ +SERVICES: &database-services ([a-z ]+)$/m.exec(compose)!;
  expect(listed!.split(' ')).toEqual(databaseServices);
});

describe('a scale', () => {
  it('names the processes of each service', () => {
    expect(readScale('gateway=2,webhooks=3')).toEqual({ gateway: 2, webhooks: 3 });
    expect(processesOf('webhooks', 3)).toEqual(['webhooks', 'webhooks-2', 'webhooks-3']);
  });

  it.each([
    ['gatway=2', '--scale knows identity, tokens, projects, webhooks, gateway, but not "gatway"'],
    ['gateway=0', '--scale takes 1 to 10 processes of gateway'],
    ['gateway', '--scale takes 1 to 10 processes of gateway'],
    ['gateway=two', '--scale takes 1 to 10 processes of gateway'],
  ])('cannot be %s', (text, message) => {
    expect(() => readScale(text)).toThrow(message);
  });
});
