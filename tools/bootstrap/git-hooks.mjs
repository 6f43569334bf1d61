// Sets up the hooks of `.husky`, which check the subject of a commit. npm runs no install script that would do it.
import { existsSync } from 'node:fs';

/** Does nothing outside of a clone, in CI, or with HUSKY=0. */
export async function installGitHooks(root) {
  if (!existsSync(`${root}/.git`) || process.env.CI) return;
  const { default: husky } = await import('husky');
  const problem = husky();
  if (problem) process.stdout.write(`  Git hooks are not set up: ${problem}\n`);
}
