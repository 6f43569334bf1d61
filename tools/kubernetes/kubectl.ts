import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

/** Runs kubectl on the cluster of KUBECONFIG and returns what it prints. `input` is its standard input. */
export async function kubectl(args: readonly string[], input = ''): Promise<string> {
  const child = spawn('kubectl', args, { stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.end(input);
  const exited = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  const [output, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), exited]);
  if (code !== 0) throw new Error(`kubectl ${args.join(' ')}: ${errors || output}`);
  return output;
}
