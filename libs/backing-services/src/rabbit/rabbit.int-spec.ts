import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { acceptsConnections } from '../redis';
import { createStateFolder, removeStateFolder } from '../state-folder';
import { provideRabbit } from './rabbit';

describe('a RabbitMQ that ends at its start', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await createStateFolder(tmpdir(), 'plumbline-test-');
  });
  afterEach(() => removeStateFolder(dir));

  it('leaves no name service, which would keep the caller running', async () => {
    mkdirSync(join(dir, 'rabbitmq', 'data'), { recursive: true });
    // The node cannot create its folder there.
    writeFileSync(join(dir, 'rabbitmq', 'data', 'plumbline@localhost'), '');

    await expect(provideRabbit({ dir })).rejects.toThrow(/^RabbitMQ exited; see .*rabbitmq\.log, which ends:/);
    const { ports } = JSON.parse(readFileSync(join(dir, 'rabbitmq.json'), 'utf8')) as { ports: { names: number } };
    await expect(acceptsConnections('127.0.0.1', ports.names)).rejects.toThrow('ECONNREFUSED');
  });
});
