import { execFile } from 'node:child_process';
import { programOf } from './paths';
import { serviceNames, type ServiceName } from './services';

/** What `doctor.js --json` of a service prints: see `libs/runtime/src/doctor`. */
export interface Examination {
  service: ServiceName;
  findings: { check: string; result: 'ok' | 'warning' | 'fault' | 'skipped'; detail: string; remedy?: string }[];
}

/** Runs the doctor of every service in its environment, as `admin doctor` does. The exit code is 1 if one of them found a fault. */
export async function examineInstallation(
  environments: Record<ServiceName, NodeJS.ProcessEnv>,
  { json = false }: { json?: boolean } = {},
): Promise<{ exitCode: number; text: string }> {
  const reports = await Promise.all(
    serviceNames.map((service) => runDoctor(service, environments[service], json ? ['--json'] : [])),
  );
  const texts = reports.map(({ text }) => text);
  return {
    exitCode: Math.max(...reports.map(({ exitCode }) => exitCode)),
    text: json ? `[${texts.join(',\n')}]` : texts.join('\n\n'),
  };
}

function runDoctor(service: ServiceName, env: NodeJS.ProcessEnv, args: readonly string[]) {
  return new Promise<{ exitCode: number; text: string }>((resolve, reject) => {
    execFile(process.execPath, [programOf(service, 'doctor'), ...args], { env }, (error, stdout, stderr) => {
      if (error && error.code !== 1) reject(new Error(`The doctor of ${service} failed: ${stderr || error.message}`));
      else resolve({ exitCode: error ? 1 : 0, text: stdout.trimEnd() });
    });
  });
}
