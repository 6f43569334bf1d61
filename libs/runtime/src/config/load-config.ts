import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** The environment does not match the settings of a service. The message lists every problem. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads the settings of a service from the environment. The keys of the schema are the names of the variables. `NAME_FILE` names a file with
 * the value of `NAME`. An empty variable or file counts as absent, because Compose files pass unset variables as empty ones.
 * @throws ConfigError that names every invalid or missing variable with its purpose, but not its value.
 */
export function loadConfig<Schema extends z.ZodObject>(
  schema: Schema,
  environment: Record<string, string | undefined> = process.env,
): z.output<Schema> {
  const given: Record<string, string> = {};
  const problems = new Map<string, string>();
  for (const name of Object.keys(schema.shape)) {
    try {
      const value = valueOf(name, environment);
      if (value) given[name] = value;
    } catch (error) {
      problems.set(name, (error as Error).message);
    }
  }
  const result = schema.safeParse(given);
  if (result.success && problems.size === 0) return result.data;
  for (const issue of result.error?.issues ?? []) {
    const name = String(issue.path[0]);
    if (problems.has(name)) continue;
    const purpose = (schema.shape[name] as z.ZodType | undefined)?.description;
    const problem = given[name] === undefined ? 'is missing' : reasonWithoutValue(issue);
    problems.set(name, `${name} ${problem}${purpose ? ` (${purpose})` : ''}`);
  }
  const lines = [...problems.values()].map((problem) => `  ${problem}`);
  throw new ConfigError(`The configuration is incomplete or invalid:\n${lines.join('\n')}`);
}

function valueOf(name: string, environment: Record<string, string | undefined>): string | undefined {
  const file = environment[`${name}_FILE`];
  if (!file) return environment[name];
  if (environment[name]) throw new Error(`${name} and ${name}_FILE are both set: set one of them`);
  try {
    // Editors and `echo` end a file with a line break, which is not part of the value.
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`${name}_FILE names a file that cannot be read (${code}): ${file}`, { cause: error });
  }
}

function reasonWithoutValue(issue: z.core.$ZodIssue): string {
  // Our own sentences, of `refine`, do not contain the value.
  if (issue.code === 'custom') return issue.message;
  return issue.code === 'invalid_value' ? 'is not valid' : issue.message.toLowerCase();
}

/** The settings for the log. Settings marked `.meta({ secret: true })` and passwords in URLs are masked. */
export function printableConfig(schema: z.ZodObject, config: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(config).map(([name, value]) => {
      if (isSecret(schema.shape[name] as z.ZodType)) return [name, '***'];
      return [name, typeof value === 'string' ? value.replace(/(:\/\/[^:/@]*:)[^@/]*@/, '$1***@') : value];
    }),
  );
}

/** Whether a setting, or the schema within its default or optional, is marked as secret. */
export function isSecret(schema: z.ZodType | undefined): boolean {
  if (!schema) return false;
  if (schema.meta()?.['secret'] === true) return true;
  const inner =
    (schema.def as { innerType?: z.ZodType; in?: z.ZodType }).innerType ?? (schema.def as { in?: z.ZodType }).in;
  return inner ? isSecret(inner) : false;
}
