import { Log } from '@plumbline/runtime';
import { DatabasePause } from './database-pause';

const outage = () => Object.assign(new Error('the database is full'), { code: '53100' });

class WatchedConsumer {
  readonly calls: string[] = [];
  async pause(): Promise<void> {
    this.calls.push('pause');
  }
  async resume(): Promise<void> {
    this.calls.push('resume');
  }
}

describe('a consumer whose database is unavailable', () => {
  const given = () => {
    const consumer = new WatchedConsumer();
    const stopping = new AbortController();
    const options = { consumer, probe: async () => undefined, stopping: stopping.signal };
    return {
      consumer,
      stopping,
      database: new DatabasePause(options, new Log({ service: 'test', level: 'silent' })),
    };
  };

  it('pauses, repeats the work and resumes when it succeeds', async () => {
    const { consumer, database } = given();
    let tries = 0;
    await database.whileAvailable(async () => {
      if (++tries < 2) throw outage();
    });
    expect(consumer.calls).toEqual(['pause', 'resume']);
  });

  it('does not resume while it stops, also when work succeeds', async () => {
    const { consumer, stopping, database } = given();
    let end = () => undefined as void;
    const succeeding = database.whileAvailable(() => new Promise((resolve) => (end = resolve)));
    const failing = database.whileAvailable(() => Promise.reject(outage()));
    const refused = expect(failing).rejects.toThrow('full');
    stopping.abort();
    await refused;
    end();
    await succeeding;
    expect(consumer.calls).toEqual(['pause']);
  });
});
