import type { z } from 'zod';
import { ConfigError, loadConfig } from '../config/load-config';
import type { serviceSettings } from '../config/settings';
import { examine, Fault, type Check, type Finding } from './examine';
import { processChecks } from './process-checks';

export interface DoctorOptions<Schema extends z.ZodObject<typeof serviceSettings>> {
  /** The service. */
  name: string;
  configSchema: Schema;
  /** What a process of this service needs beside a configuration. */
  checks: (config: z.output<Schema>) => readonly Check[];
}

/** The findings about what one service needs. `doctor --json` prints it. */
export interface Examination {
  service: string;
  findings: Finding[];
}

/**
 * The body of a `doctor.ts`: checks what a process of the service needs, from where that process runs and with its settings,
 * and prints what to do about each fault. The exit code is 1 if there is a fault. `--json` prints an `Examination`.
 */
export async function runDoctor<Schema extends z.ZodObject<typeof serviceSettings>>(
  options: DoctorOptions<Schema>,
  args: readonly string[] = process.argv.slice(2),
): Promise<void> {
  const examination = { service: options.name, findings: await examineService(options) };
  process.stdout.write(`${args.includes('--json') ? JSON.stringify(examination) : reportOf(examination)}\n`);
  process.exitCode = hasFault(examination) ? 1 : 0;
}

/** Whether a finding keeps the service from working. */
export function hasFault({ findings }: Examination): boolean {
  return findings.some(({ result }) => result === 'fault');
}

async function examineService<Schema extends z.ZodObject<typeof serviceSettings>>({
  configSchema,
  checks,
}: DoctorOptions<Schema>): Promise<Finding[]> {
  let config: z.output<Schema>;
  try {
    config = loadConfig(configSchema);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const { message } = error;
    const run = () =>
      Promise.reject(new Fault(message, 'Correct these variables. docs/configuration.md describes them.'));
    return examine([{ name: 'configuration', run }]);
  }
  const valid: Check = { name: 'configuration', run: () => Promise.resolve('complete and valid') };
  return examine([valid, ...processChecks(config), ...checks(config)]);
}

const marks: Record<Finding['result'], string> = { ok: '✓', warning: '!', fault: '✗', skipped: '-' };
const nameWidth = 16;
const indent = ' '.repeat(nameWidth + 5);

function reportOf({ service, findings }: Examination): string {
  const lines = findings.flatMap(({ check, result, detail, remedy }) => [
    `  ${marks[result]} ${check.padEnd(nameWidth)} ${detail.replaceAll('\n', `\n${indent}`)}`,
    ...(remedy === undefined ? [] : [`${indent}→ ${remedy}`]),
  ]);
  return [service, ...lines].join('\n');
}
