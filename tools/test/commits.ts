import { spawnSync } from 'node:child_process';

/** The last commit from before the convention. Later ones follow `.commitlintrc.json`. */
const base = '7eaa07bad73e2d1db39eb5add3cbfbd86d1c9ee1';

/** Checks the subjects of all commits since the convention. A shallow clone checks those that it has. */
function main(): void {
  if (!git('rev-parse', '--git-dir')) {
    process.stdout.write('No commits to check: this is not a clone.\n');
    return;
  }
  const known = git('merge-base', '--is-ancestor', base, 'HEAD') !== undefined;
  const range = known ? ['--from', base] : ['--from', oldestCommit()];
  const { status } = spawnSync('npx', ['--no-install', 'commitlint', ...range], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
}

/** The first commit of a shallow clone. Its parent is not there, so that commitlint cannot check this one itself. */
function oldestCommit(): string {
  return git('rev-list', '--max-parents=0', 'HEAD')!.split('\n')[0]!;
}

/** The output of a git command, or undefined when it fails. */
function git(...args: string[]): string | undefined {
  const { status, stdout } = spawnSync('git', args, { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

main();
