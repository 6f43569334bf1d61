// Installs the packages when they are not those of the lock file. Needs Node alone: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const stamp = join(root, 'node_modules', '.plumbline-lock');

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(
    `Plumbline needs Node 20.19 or newer, and this is ${process.version}. Install a current one from https://nodejs.org.`,
  );
}

const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
const wanted = `${lock} ${process.platform} ${process.arch}\n`;
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  process.stdout.write('  … installing the packages (the first time some minutes on a slow machine)\n');
  const started = Date.now();
  // No package's install script is needed; none is run.
  const options = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, error } = spawnSync(process.platform === 'win32' ? 'npm.cmd' : 'npm', options, {
    cwd: root,
    stdio: 'inherit',
  });
  if (error) fail(`npm could not be started: ${error.message}`);
  if (status !== 0) fail('The packages could not be installed; npm says why above. Is the npm registry reachable?');
  writeFileSync(stamp, wanted);
  process.stdout.write(`  ✓ packages (${((Date.now() - started) / 1000).toFixed(1)} s)\n`);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
