import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStateFolder, eventually } from '@plumbline/backing-services';
import packageFile from '../../package.json';

const root = join(__dirname, '../..');

/** Runs until its end, like an installation: it has a process of its own, which it stops. */
const program = `
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { onEnd } from '${join(__dirname, 'on-end.ts')}';

const service = spawn('sleep', ['1000'], { detached: true, stdio: 'ignore' });
onEnd(async () => {
  service.kill();
  service.once('exit', () => process.exit(0));
});
writeFileSync('service.pid', String(service.pid));
`;

describe('npm start', () => {
  let dir: string;

  beforeEach(async () => {
    dir = await createStateFolder(tmpdir(), 'plumbline-start-');
    const { start } = packageFile.scripts;
    await mkdir(join(dir, 'tools/start'), { recursive: true });
    await writeFile(join(dir, 'tools/start/main.ts'), program);
    await writeFile(join(dir, 'package.json'), JSON.stringify({ name: 'start', scripts: { start } }));
    await symlink(join(root, 'node_modules'), join(dir, 'node_modules'));
  });
  afterEach(() => rm(dir, { recursive: true }));

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGKILL'] as const)('ends with all it runs at %s to npm', async (signal) => {
    const npm = spawn('npm', ['start'], { cwd: dir, stdio: 'ignore' });
    const service = await eventually(() => readFile(join(dir, 'service.pid'), 'utf8'));
    const ended = once(npm, 'exit');
    npm.kill(signal);
    await ended;
    await eventually(() => expect(isRunning(Number(service))).toBe(false));
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
