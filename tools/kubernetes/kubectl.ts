import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Runs kubectl on the cluster of KUBECONFIG and returns what it prints. */
export async function kubectl(args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('kubectl', [...args], { maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}
