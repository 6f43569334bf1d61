// tsx 4.23.15 replaces Node's own `require()` of ES modules: it resolves their imports with the conditions of `require`. execa 9.6.1 then fails, since its
// dependency unicorn-magic exports a file for `import` alone. Plain Node and `import()` under tsx work. tools/installation/run-program.ts imports execa late.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const dir = mkdtempSync(join(tmpdir(), 'finding-'));
const run = (program, ...args) => spawnSync(program, args, { cwd: dir, encoding: 'utf8' });
try {
  writeFileSync(join(dir, 'package.json'), '{ "private": true }');
  const install = run('npm', 'install', '--ignore-scripts', '--no-audit', '--no-fund', 'tsx@4.23.15', 'execa@9.6.1');
  if (install.status !== 0) throw new Error(install.stderr);
  writeFileSync(join(dir, 'require.cjs'), "require('execa');");
  writeFileSync(join(dir, 'import.cjs'), "void import('execa');");

  const results = {
    'require() in Node': run('node', 'require.cjs').status,
    'require() in tsx': run('npx', 'tsx', 'require.cjs').status,
    'import() in tsx': run('npx', 'tsx', 'import.cjs').status,
  };
  console.log(results);
  const asRecorded =
    results['require() in Node'] === 0 && results['require() in tsx'] !== 0 && results['import() in tsx'] === 0;
  console.log(asRecorded ? 'As recorded.' : 'The behaviour has changed.');
  process.exitCode = asRecorded ? 0 : 1;
} finally {
  rmSync(dir, { recursive: true });
}
