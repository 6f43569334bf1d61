import { serviceNames, topology, type ServiceName } from '@plumbline/contracts';
import { declareTopology } from '@plumbline/messaging';
import type { Channel } from 'amqplib';
import { objectsOf } from './manifests';

interface Rights {
  configure: string;
  write: string;
  read: string;
}

const users = [...serviceNames, 'gateway'] as const;

const production = objectsOf('production').filter(({ kind }) => kind === 'Permission');
const development = JSON.parse(
  Buffer.from(
    objectsOf('dev').find(({ kind, metadata }) => kind === 'Secret' && metadata.name.startsWith('rabbitmq-'))!['data'][
      'definitions.json'
    ] as string,
    'base64',
  ).toString(),
) as { permissions: (Rights & { user: string })[] };

/** The exchanges and queues that every process declares, and the marks of the services. */
async function declaredNames(): Promise<string[]> {
  const names: string[] = serviceNames.map((service) => topology.markQueue(service));
  const declare = (name: string) => Promise.resolve(names.push(name));
  const nothing = () => Promise.resolve();
  const channel = { assertExchange: declare, assertQueue: declare, bindQueue: nothing, unbindQueue: nothing };
  await declareTopology(channel as unknown as Channel);
  return names;
}

describe.each(users)('the broker user of %s', (user) => {
  const rights = production.find(({ metadata }) => metadata.name === user)!['spec'].permissions as Rights;
  const may = (right: keyof Rights, name: string) => new RegExp(rights[right]).test(name);

  it('has the same rights in development and production', () => {
    const { configure, write, read } = development.permissions.find((own) => own.user === user)!;
    expect({ configure, write, read }).toEqual(rights);
  });

  it('may declare the topology, and publish to its exchange and to call queues', async () => {
    const names = await declaredNames();
    expect(names).toEqual(expect.arrayContaining([topology.events, topology.deadLetterQueue('webhooks')]));
    for (const right of ['configure', 'write', 'read'] as const) {
      expect(names.filter((name) => !may(right, name))).toEqual([]);
    }
    expect(may('write', 'amq.default')).toBe(true);
  });

  it('may take the calls of its own service only', () => {
    const callQueues = (service: ServiceName) => [topology.rpcQueue(service), topology.standbyRpcQueue(service)];
    const own = user === 'gateway' ? [] : callQueues(user);
    for (const right of ['configure', 'read'] as const) {
      expect(serviceNames.flatMap(callQueues).filter((queue) => may(right, queue))).toEqual(own);
    }
    expect(may('configure', 'anything-else')).toBe(false);
  });
});
