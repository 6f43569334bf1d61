import { TestRequests } from './test-requests';
import { Sender } from './sender';

describe('TestRequests', () => {
  const sender = new Sender({ allowPrivateAddresses: true, connections: 1 });
  afterAll(() => sender.close());

  const refused = { code: 'service.overloaded', retryAfter: 5 };
  const never = () => new Promise<never>(() => {});

  it('runs four at once for each account', async () => {
    const requests = new TestRequests(sender);
    for (let n = 0; n < 4; n++) void requests.run(1, never);
    await expect(requests.run(1, async () => 'ran')).rejects.toMatchObject(refused);
    expect(await requests.run(2, async () => 'ran')).toBe('ran');
  });

  it('runs sixteen at once in total', async () => {
    const requests = new TestRequests(sender);
    for (let n = 0; n < 16; n++) void requests.run(n, never);
    await expect(requests.run(16, async () => 'ran')).rejects.toMatchObject(refused);
  });

  it('has room again after each request, whether it succeeds or fails', async () => {
    const requests = new TestRequests(sender);
    const failing = async () => {
      throw new Error('failed');
    };
    for (let n = 0; n < 40; n++) await expect(requests.run(1, failing)).rejects.toThrow('failed');
    expect(await requests.run(1, async () => 'ran')).toBe('ran');
  });
});
