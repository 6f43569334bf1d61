/**
 * Runs a program to its end and returns its standard output. The program sees only the given environment.
 * @throws Error with what the program wrote.
 */
export async function runProgram(
  command: string,
  args: string[],
  { env, cwd }: { env: NodeJS.ProcessEnv; cwd?: string },
): Promise<string> {
  // Under tsx, execa can be imported but not required; see findings/tsx-require-of-esm.sh.
  const { execa, ExecaError } = await import('execa');
  try {
    const { stdout } = await execa(command, args, { env, cwd, extendEnv: false });
    return stdout;
  } catch (error) {
    if (!(error instanceof ExecaError)) throw error;
    throw new Error(String(error.stderr).trim() || String(error.stdout).trim() || error.shortMessage, { cause: error });
  }
}
