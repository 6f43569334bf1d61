import { Log } from '../log/log';
import { onScrape } from '../metrics/metrics';
import { HealthServer } from './health-server';
import { Readiness } from './readiness';

describe('the health port', () => {
  let lines = '';
  const readiness = new Readiness();
  const server = new HealthServer(
    readiness,
    new Log({ service: 'test', level: 'info' }, { write: (line) => void (lines += line) }),
  );
  let url: string;
  beforeAll(async () => (url = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`));
  afterAll(() => server.close());

  it('names what is missing, and what is degraded although the process is ready', async () => {
    readiness.addOptional('files', () => false);
    const ready = await fetch(`${url}/health/ready`);
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready', degraded: ['files'] }]);
    readiness.add('database', () => false);
    const response = await fetch(`${url}/health/ready`);
    expect([response.status, await response.json()]).toEqual([
      503,
      { status: 'not-ready', missing: ['database'], degraded: ['files'] },
    ]);
  });

  it('answers with 500 and continues when a metric cannot be read', async () => {
    const end = onScrape(() => {
      throw new Error('the gauge broke');
    });
    expect((await fetch(`${url}/metrics`)).status).toBe(500);
    expect(lines).toContain('the gauge broke');
    end();
    expect((await fetch(`${url}/metrics`)).status).toBe(200);
  });

  it('answers a request in flight before it closes', async () => {
    let closed: Promise<void> | undefined;
    const end = onScrape(() => void (closed = server.close()));
    expect((await fetch(`${url}/metrics`)).status).toBe(200);
    end();
    await closed;
  });
});
