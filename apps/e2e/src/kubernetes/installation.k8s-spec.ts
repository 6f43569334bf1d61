import { givenAccountOf, type TestAccount } from '@plumbline/testing';
import { kubectl } from '../../../../tools/kubernetes/kubectl';
import { ClientPod, type LoadReport } from './client-pod';
import {
  admin,
  connects,
  forward,
  inNamespace,
  podsOf,
  podsOfService,
  rolledOut,
  services,
  soon,
  testNamespace,
} from './cluster';
import { install, uninstall } from './installation';

const gatewayUrl = 'http://gateway.plumbline-dev.svc.cluster.local';

/** Stays below what the machine can do: the tests are about failures, not about throughput. */
const load = { workers: 8, perSecond: Number(process.env['K8S_TEST_RATE'] ?? 20) };

describe('Plumbline on Kubernetes, installed by the overlay dev', () => {
  let keeper: string;
  let client: ClientPod;

  beforeAll(async () => {
    keeper = await install();
    client = await ClientPod.start(keeper);
  }, 900_000);
  afterAll(async () => {
    await client?.stop();
    if (process.env['K8S_TEST_KEEP'] !== 'true') await uninstall();
  }, 300_000);

  const givenAccount = async (options?: { limit: number }): Promise<TestAccount> => {
    const gateway = await forward('service/gateway', 80);
    try {
      return await givenAccountOf({ url: gateway.url, admin }, options);
    } finally {
      gateway.stop();
    }
  };
  /** An account with a webhook to the client pod, and the load that creates its tickets. */
  const givenLoad = async (path: string) => {
    const gateway = await forward('service/gateway', 80);
    try {
      const account = await givenAccountOf({ url: gateway.url, admin }, { limit: 1_000_000 });
      await account.givenWebhook({ 'target-url': `${client.hookUrl}/${path}`, events: ['ticket_created'] });
      const attributes = { subject: 'Load', 'ticket-type-id': account.ticketType, 'component-id': account.component };
      return {
        url: gatewayUrl,
        key: account.token,
        path: `${account.v2}/projects/${account.project}/tickets`,
        ticket: { data: { attributes } },
        ...load,
      };
    } finally {
      gateway.stop();
    }
  };
  /** Resolves when the webhook has arrived for every ticket that the API accepted. */
  const untilAllArrived = ({ accepted }: LoadReport, path: string) =>
    soon(async () => {
      const received = await client.received();
      const arrived = new Set(received.filter((one) => one.path === `/hook/${path}`).map(({ ticket }) => ticket));
      expect(accepted.filter((ticket) => !arrived.has(ticket))).toEqual([]);
    });
  const told = (what: string, { requests, accepted, failures, p50, p99, slowest }: LoadReport) =>
    process.stdout.write(
      `${what}: ${requests} requests, ${failures.length} failed, ${accepted.length} events; ms: p50 ${p50}, p99 ${p99}, slowest ${slowest}\n` +
        failures
          .slice(0, 10)
          .map((failure) => `  ${JSON.stringify(failure)}\n`)
          .join(''),
    );
  /** Loads the API while `disturb` runs. */
  const underLoad = async (path: string, disturb: () => Promise<void>): Promise<LoadReport> => {
    await client.startLoad(await givenLoad(path));
    await soonServed(path);
    await disturb();
    const report = await client.stopLoad();
    told(path, report);
    await untilAllArrived(report, path);
    return report;
  };
  const soonServed = (path: string) =>
    soon(async () => expect((await client.received()).some((one) => one.path === `/hook/${path}`)).toBe(true));

  it('has migrated its schemas before a service started', async () => {
    const jobs = await inNamespace('get', 'jobs', '-o', 'jsonpath={.items[*].status.succeeded}');
    expect(jobs).toBe('1 1 1 1');
    for (const service of services)
      expect((await podsOfService(service)).map(({ ready }) => ready)).toEqual([true, true]);
  });

  it('delivers a webhook for a ticket that is created through the Service', async () => {
    const { failures, accepted } = await underLoad('main-job', async () => undefined);
    expect(failures).toEqual([]);
    expect(accepted.length).toBeGreaterThan(0);
  });

  it('admits exactly 30 requests over two gateways', async () => {
    const { token, v2 } = await givenAccount();
    const urls = (await podsOfService('gateway')).map(({ ip }) => `http://${ip}:3000`);
    expect(urls).toHaveLength(2);
    const burst = (count: number) => client.burst({ urls, key: token, path: `${v2}/statuses`, count });
    expect(await burst(20)).toEqual({ [`${urls[0]} 200`]: 10, [`${urls[1]} 200`]: 10 });
    const counts = Object.entries(await burst(60));
    const of = (status: string) => counts.reduce((sum, [key, n]) => sum + (key.endsWith(status) ? n : 0), 0);
    expect([of(' 200'), of(' 429')]).toEqual([10, 50]);
  });

  describe('the network', () => {
    const ipOf = async (name: string) => await inNamespace('get', 'service', name, '-o', 'jsonpath={.spec.clusterIP}');
    const aPod = async (name: string) => {
      const [pod] = await podsOf(`app.kubernetes.io/name=${name}`);
      return { pod: pod!.name };
    };
    const backing = [
      ['postgres', 5432],
      ['rabbitmq', 5672],
      ['valkey', 6379],
    ] as const;

    it('leads services to their backing services', async () => {
      expect(await connects(await aPod('identity'), await ipOf('postgres'), 5432)).toBe(true);
      expect(await connects(await aPod('tokens'), await ipOf('rabbitmq'), 5672)).toBe(true);
      expect(await connects(await aPod('gateway'), await ipOf('valkey'), 6379)).toBe(true);
    });

    it('leads no other pod to a backing service, inside and outside of the namespace', async () => {
      for (const [name, port] of backing) {
        expect([name, await connects({ pod: 'client', namespace: testNamespace }, await ipOf(name), port)]).toEqual([
          name,
          false,
        ]);
        expect([name, await connects({ pod: 'stranger' }, await ipOf(name), port)]).toEqual([name, false]);
      }
    });

    it('does not lead the gateway to the database, nor the services to the store of the limits', async () => {
      expect(await connects(await aPod('gateway'), await ipOf('postgres'), 5432)).toBe(false);
      expect(await connects(await aPod('projects'), await ipOf('valkey'), 6379)).toBe(false);
    });

    it('leads only webhooks out of the namespace', async () => {
      const target = await kubectl([
        '-n',
        testNamespace,
        'get',
        'service',
        'client',
        '-o',
        'jsonpath={.spec.clusterIP}',
      ]);
      for (const service of services) {
        expect([service, await connects(await aPod(service), target, 8080)]).toEqual([service, service === 'webhooks']);
      }
    });

    it('does not lead webhooks to private addresses beside the cluster', async () => {
      const address = await kubectl([
        'get',
        'nodes',
        '-o',
        'jsonpath={.items[0].status.addresses[?(@.type=="InternalIP")].address}',
      ]);
      expect(await connects(await aPod('webhooks'), address, 10250)).toBe(false);
    });
  });

  it('loses no request and no event while every service is updated', async () => {
    const { failures } = await underLoad('rolling-update', async () => {
      await inNamespace('rollout', 'restart', 'deployment', '-l', 'app.kubernetes.io/component=service');
      await rolledOut(...services);
    });
    expect(failures).toEqual([]);
  }, 900_000);

  it('loses no request and no event while a node is drained', async () => {
    const nodes = (await kubectl(['get', 'nodes', '-o', 'jsonpath={.items[*].metadata.name}'])).split(' ');
    const drained = nodes.find((node) => node !== keeper)!;
    try {
      const { failures } = await underLoad('drain', async () => {
        await kubectl(['drain', drained, '--ignore-daemonsets', '--delete-emptydir-data', '--timeout=300s']);
        await rolledOut(...services);
      });
      expect(failures).toEqual([]);
    } finally {
      await kubectl(['uncordon', drained]);
    }
  }, 900_000);

  it.each(services)(
    'loses no event when a process of %s is killed, and replaces it',
    async (service) => {
      await underLoad(`killed-${service}`, async () => {
        const [victim] = await podsOfService(service);
        await inNamespace('delete', 'pod', victim!.name, '--grace-period=0', '--force');
        await soon(async () => {
          const pods = await podsOfService(service);
          expect(pods.filter(({ name, ready }) => ready && name !== victim!.name).length).toBeGreaterThanOrEqual(2);
        });
      });
    },
    900_000,
  );

  it('starts more processes of gateway or projects when they are short of processor', async () => {
    const { token, v2 } = await givenAccount({ limit: 1_000_000 });
    let reading = true;
    const load = (async () => {
      // Reads use the processors of gateway and projects; the database is short of them first when tickets are created.
      while (reading) await client.burst({ urls: [gatewayUrl], key: token, path: `${v2}/projects`, count: 50 });
    })();
    try {
      await soon(async () => {
        const events = ['get', 'events', '--field-selector', 'reason=SuccessfulRescale', '-o', 'jsonpath={..message}'];
        expect(await inNamespace(...events)).toMatch(/New size: [3-9]; reason: cpu .* above target/);
      });
    } finally {
      reading = false;
      await load;
    }
  }, 900_000);
});
