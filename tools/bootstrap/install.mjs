// Installs the packages when they differ from the lock file. It runs before anything is installed, so that it uses Node alone.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installGitHooks } from './git-hooks.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const stamp = join(root, 'node_modules', '.plumbline-lock');

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(
    `Plumbline needs Node 20.19 or later, but this is ${process.version}. Install a current version from https://nodejs.org.`,
  );
}

const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
const wanted = `${lock} ${process.platform} ${process.arch}\n`;
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  process.stdout.write('  … installing packages (the first time takes some minutes on a slow machine)\n');
  const started = Date.now();
  // No package needs its install script.
  const options = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, error } = spawnSync(process.platform === 'win32' ? 'npm.cmd' : 'npm', options, {
    cwd: root,
    stdio: 'inherit',
  });
  if (error) fail(`npm did not start: ${error.message}`);
  if (status !== 0)
    fail('The packages were not installed. The message of npm is above. Is the npm registry reachable?');
  await installGitHooks(root);
  writeFileSync(stamp, wanted);
  process.stdout.write(`  ✓ packages (${((Date.now() - started) / 1000).toFixed(1)} s)\n`);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
