import { ConfigError } from '@plumbline/runtime';
import { startServiceBacking, type ServiceBacking } from '@plumbline/service-testing';
import { RunningProcess } from '../testing/running-process';

describe('a process that starts', () => {
  let backing: ServiceBacking;
  beforeAll(async () => {
    backing = await startServiceBacking('start');
  });
  afterAll(() => backing.stop());

  const urlWith = (part: 'password' | 'pathname' | 'port', value: string) => {
    const url = new URL(backing.rabbitUrl);
    url[part] = value;
    return url.href;
  };

  it.each([
    ['the password', () => urlWith('password', 'hushhush'), /rejects the user or password of RABBITMQ_URL/],
    ['the virtual host', () => urlWith('pathname', '/nowhere'), /has no virtual host of the name in RABBITMQ_URL/],
  ])('stops with a sentence when the broker refuses %s', async (_name, url, sentence) => {
    const start = RunningProcess.launch({ url: url() });
    await expect(start).rejects.toThrow(ConfigError);
    await expect(start).rejects.toThrow(sentence);
    await expect(start).rejects.not.toThrow(/hush/);
  });

  it('waits for a broker that is down', async () => {
    const process = await RunningProcess.launch({ url: urlWith('port', '1') });
    expect(process.log.join('')).toContain('broker.connect-failed');
    await process.stop();
  });

  it('connects with any characters in the password', async () => {
    const process = await RunningProcess.start({ url: await backing.rabbitUrlOfUser('p@ss/w#r?d%41: äöü€') });
    await process.stop();
  });
});
