import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chooseTestServers } from './test-servers';

/** What the engine answers to a request for an image that it does not have. `silence` is what a machine without a network sees. */
type Pull = 'failure' | 'refusal' | 'silence';

/** The part of Docker's API that finds and pulls images, of an engine that has none. */
async function startEngine(pull: Pull): Promise<Server> {
  const engine = createServer((request, response) => {
    const json = (status: number, body: object) => response.writeHead(status).end(`${JSON.stringify(body)}\n`);
    if (request.url === '/info') return json(200, { OperatingSystem: 'Linux', IndexServerAddress: 'registry.example' });
    if (request.url?.startsWith('/images/create') === false) return json(404, { message: 'no such image' });
    if (pull === 'failure') return json(500, { message: 'no such host' });
    if (pull === 'refusal') return json(200, { error: 'toomanyrequests' });
    jest.advanceTimersByTime(10_000);
  });
  await new Promise<void>((resolve) => engine.listen(0, '127.0.0.1', resolve));
  return engine;
}

describe('the choice of how the servers of a test run are started', () => {
  let engine: Server | undefined;
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
    jest.resetModules();
    delete process.env['TEST_SERVERS'];
  });
  afterEach(() => {
    jest.useRealTimers();
    engine?.closeAllConnections();
    engine?.close();
  });

  const givenEngine = async (pull: Pull) => {
    engine = await startEngine(pull);
    process.env['DOCKER_HOST'] = `tcp://127.0.0.1:${(engine.address() as AddressInfo).port}`;
  };
  const choose = async () => {
    const lines: string[] = [];
    return { choice: await chooseTestServers((line) => lines.push(line)), lines };
  };

  it.each<[Pull, string]>([
    ['failure', '(HTTP code 500) server error - no such host '],
    ['refusal', 'the registry refused it'],
    ['silence', 'no progress for 10 s'],
  ])('runs servers without containers when the engine cannot pull an image: %s', async (pull, reason) => {
    await givenEngine(pull);
    const { choice, lines } = await choose();
    expect(choice).toBe('embedded');
    expect(process.env['TEST_SERVERS']).toBe('embedded');
    expect(lines).toEqual([
      'Pulling the image postgres:18-bookworm …',
      `Servers run as processes of this machine: the container engine cannot pull postgres:18-bookworm (${reason}).`,
    ]);
  });

  it('fails when TEST_SERVERS asks for containers that cannot be had', async () => {
    process.env['TEST_SERVERS'] = 'containers';
    await givenEngine('failure');
    await expect(choose()).rejects.toThrow(
      'Servers cannot run in containers: the container engine cannot pull postgres:18-bookworm',
    );
  });

  it('asks no engine when TEST_SERVERS is embedded', async () => {
    process.env['TEST_SERVERS'] = 'embedded';
    expect(await choose()).toEqual({ choice: 'embedded', lines: [] });
  });

  it('refuses a TEST_SERVERS that it does not know', async () => {
    process.env['TEST_SERVERS'] = 'docker';
    await expect(choose()).rejects.toThrow(
      'TEST_SERVERS is "docker". Set it to "containers" or "embedded", or leave it out.',
    );
  });
});
