import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writePrivateJson } from '@plumbline/backing-services';
import { releaseLock, runningPid, takeLock } from './running-lock';

describe('the lock of an installation', () => {
  const dir = mkdtempSync(join(tmpdir(), 'plumbline-lock-'));

  it('names the process that runs it, until the process releases it', () => {
    expect(runningPid(dir)).toBeUndefined();
    takeLock(dir);
    expect(runningPid(dir)).toBe(process.pid);
    releaseLock(dir);
    expect(runningPid(dir)).toBeUndefined();
  });

  it('is not held by a later process with the same pid', () => {
    writePrivateJson(join(dir, 'running.json'), { pid: process.pid, startTime: 'long ago' });
    expect(runningPid(dir)).toBeUndefined();
  });
});
