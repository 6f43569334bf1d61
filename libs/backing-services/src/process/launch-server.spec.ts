import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStateFolder, removeStateFolder } from '../state-folder';
import { launchServer } from './launch-server';

describe('a server that is launched', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await createStateFolder(tmpdir(), 'plumbline-test-');
  });
  afterEach(() => removeStateFolder(dir));

  const launched = (script: string, check: () => Promise<unknown>) =>
    launchServer('/bin/sh', ['-c', script], {
      name: 'Echo',
      check,
      timeoutMs: 300,
      everyMs: 10,
      env: {},
      logFile: join(dir, 'log'),
    });
  const unanswered = () => Promise.reject(new Error('no answer'));

  it('is ended when it does not answer in time', async () => {
    await expect(launched('echo $$ && exec sleep 1000', unanswered)).rejects.toThrow(
      'Echo did not answer within 0.3 s',
    );
    const pid = Number(readFileSync(join(dir, 'log'), 'utf8'));
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

  it('fails at once when it exits, with the last lines of its log', async () => {
    const script = 'seq 7; echo address already in use >&2; exit 1';
    await expect(launched(script, unanswered)).rejects.toThrow(
      /^Echo exited; see .*log, which ends:\n4\n5\n6\n7\naddress already in use$/,
    );
  });
});
