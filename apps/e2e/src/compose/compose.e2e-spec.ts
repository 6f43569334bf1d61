import { eventually, givenAccountOf, type TestAccount } from '@plumbline/testing';
import { onePixelPng } from '../support/photo';
import { ComposeProject } from './compose-project';

const services = ['gateway', 'identity', 'tokens', 'projects', 'webhooks'];
const everything = [...services, 'postgres', 'rabbitmq', 'valkey', 'proxy'];
const password = 'a-password-nobody-reads';
const hidden = 'a-hidden-value-nobody-reads';

/** The tests build on each other: one installation is started from nothing, used, scaled, damaged and restarted. */
describe('the containers of docker-compose.yml', () => {
  let project: ComposeProject;
  let account: TestAccount;
  let photoUrl: string;

  beforeAll(async () => {
    project = await ComposeProject.create();
  });
  afterAll(() => project.remove());

  const givenAccount = (options?: { limit: number }) =>
    givenAccountOf({ url: project.url, admin: (...args) => project.admin(...args) }, options);

  /** Creates a ticket and waits for its delivery. Tolerates errors as long as the installation recovers in time. */
  const expectMainJob = async () => {
    const uuid = await eventually(
      async () => {
        const { status, body } = await account.createTicket();
        expect(status).toBe(201);
        return body.data.attributes.uuid as string;
      },
      120_000,
      { everyMs: 500 },
    );
    return eventually(
      async () => {
        const delivery = (await project.received()).find(({ body }) => body.includes(uuid));
        expect(delivery).toBeDefined();
        return delivery!;
      },
      120_000,
      { everyMs: 500 },
    );
  };

  const expectPhoto = async () => {
    const download = await fetch(photoUrl);
    expect([download.status, Buffer.from(await download.arrayBuffer())]).toEqual([200, onePixelPng]);
  };

  it('start from nothing, with nothing filled in', async () => {
    await project.compose('up', '--build', '--detach');
    for (const service of everything) await project.healthy(service);
    expect(await (await fetch(`${project.url}/`, { headers: { accept: 'text/html' } })).text()).toContain('<html');
  });

  it('do the main job: account, token, webhook, ticket, delivery and photo', async () => {
    account = await givenAccount({ limit: 100_000 });
    await account.givenWebhook({
      'target-url': 'http://subscriber:8080/hook',
      events: ['ticket_created'],
      'basic-auth': { username: 'plumbline', password },
      headers: [{ name: 'X-Key', value: hidden, hidden: true }],
    });
    const { headers } = await expectMainJob();
    expect(headers).toMatchObject({
      authorization: `Basic ${Buffer.from(`plumbline:${password}`).toString('base64')}`,
      'x-key': hidden,
    });

    const path = `${await account.givenTicketPath()}/attachments`;
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(onePixelPng)], { type: 'image/png' }), 'wall.png');
    expect((await account.api.post(path, form)).status).toBe(201);
    const { body } = await account.api.get(path);
    photoUrl = body.included[0].attributes['image-url'] as string;
    await expectPhoto();
  });

  it('run the services without root, without a writable root file system, and with their secrets in files', async () => {
    const secrets = (await project.filesOf('secrets')).filter((secret) => secret.length >= 32);
    expect(secrets.length).toBeGreaterThanOrEqual(7);
    for (const service of services) {
      const [container] = await project.containers(service);
      expect(container!.inspection.Config.User).toBe('1000:1000');
      expect(container!.inspection.HostConfig.ReadonlyRootfs).toBe(true);
    }
    const inspected = JSON.stringify(await project.containers());
    expect(secrets.filter((secret) => inspected.includes(secret))).toEqual([]);
  });

  it('take the address of a client from the proxy, and not from the client', async () => {
    const { api, v2 } = account;
    await api.get(`${v2}/statuses`, { headers: { 'X-Forwarded-For': '203.0.113.7', 'User-Agent': 'forged-address' } });
    const line = await eventually(async () => {
      const lines = (await project.logs('gateway')).join('').split('\n');
      const found = lines.find((text) => text.includes('forged-address'));
      expect(found).toBeDefined();
      return JSON.parse(found!) as { ip: string };
    });
    const [proxy] = await project.containers('proxy');
    const addresses = Object.values(proxy!.inspection.NetworkSettings.Networks).map(({ IPAddress }) => IPAddress);
    expect(['203.0.113.7', ...addresses]).not.toContain(line.ip);
  });

  it('scale to three gateways and two dispatchers', async () => {
    await project.compose('up', '--detach', '--scale', 'gateway=3', '--scale', 'webhooks=2');
    await project.healthy('gateway');
    await eventually(async () => {
      const shards = await project.metrics('webhooks');
      expect(shards.map((text) => /^plumbline_webhook_shards_served\S* (\d+)$/m.exec(text)?.[1])).toEqual(['32', '32']);
    }, 60_000);
    await expectMainJob();
  });

  it('admit exactly 30 requests over three gateways', async () => {
    const { api, v2 } = await givenAccount();
    const answers = await Promise.all(Array.from({ length: 90 }, () => api.get(`${v2}/statuses`)));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array<number>(30).fill(200), ...Array<number>(60).fill(429)]);
    const served = (await project.metrics('gateway')).filter((text) => /route="[^"]*statuses",status="429"/.test(text));
    expect(served).toHaveLength(3);
  });

  it('serve a photo from every gateway', async () => {
    for (let time = 0; time < 6; time++) await expectPhoto();
  });

  it.each(everything)('recover from a crash of %s', async (service) => {
    const [container] = await project.containers(service);
    await project.crash(container!);
    await eventually(async () => {
      const found = (await project.containers(service)).find(({ id }) => id === container!.id);
      expect(found!.startedAt > container!.startedAt).toBe(true);
    }, 60_000);
    await project.healthy(service);
    await expectMainJob();
    await expectPhoto();
  });

  it('keep everything over a restart', async () => {
    const path = await account.givenTicketPath();
    const restartedAt = new Date().toISOString();
    await project.compose('restart');
    for (const service of everything) await project.healthy(service, { after: restartedAt });
    expect((await account.api.get(path)).status).toBe(200);
    await expectPhoto();
    await expectMainJob();
  });

  it('keep everything when they are removed and made anew', async () => {
    await project.compose('down');
    await project.compose('up', '--detach');
    await expectMainJob();
    await expectPhoto();
  });

  it('seed the demo account once', async () => {
    // Otherwise the first run builds the image, and Compose writes about that to the same output.
    await project.compose('build', 'demo');
    const [first, second] = [
      await project.compose('run', '--rm', '-T', 'demo'),
      await project.compose('run', '--rm', '-T', 'demo'),
    ];
    expect(first).toContain(project.url);
    expect(second).toBe(first);
    const curl = /X-PlanRadar-API-Key: (\S+)' (\S+)/.exec(first)!;
    const answer = await fetch(curl[2]!, { headers: { 'X-PlanRadar-API-Key': curl[1]! } });
    expect(answer.status).toBe(200);
  });
});
