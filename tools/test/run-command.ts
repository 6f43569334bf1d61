interface CommandOptions {
  /** Added to the environment of this process. */
  env?: NodeJS.ProcessEnv;
  /** Whether to return what the command writes instead of showing it. Defaults to false. */
  capture?: boolean;
}

/** Runs a program of the workspace with its arguments, such as `jest -c jest.config.cjs`, and tells whether it succeeded. */
export async function runCommand(
  command: string[],
  { env, capture = false }: CommandOptions = {},
): Promise<{ ok: boolean; output: string }> {
  // Under tsx, execa can be imported but not required; see findings/tsx-require-of-esm.sh.
  const { execa } = await import('execa');
  const { exitCode, all } = await execa('npx', ['--no-install', ...command], {
    env: { NX_DAEMON: 'false', NX_TUI: 'false', ...env },
    stdin: 'ignore',
    stdout: capture ? 'pipe' : 'inherit',
    stderr: capture ? 'pipe' : 'inherit',
    all: capture,
    reject: false,
  });
  return { ok: exitCode === 0, output: all ?? '' };
}
