import { z } from 'zod';

/** The environment does not match the settings of a service. The message lists every problem. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads the settings of a service from the environment. The keys of the schema are the names of the variables. An empty
 * variable counts as absent, because Compose files pass unset variables as empty ones.
 * @throws ConfigError that names every invalid or missing variable with its purpose, but not its value.
 */
export function loadConfig<Schema extends z.ZodObject>(
  schema: Schema,
  environment: Record<string, string | undefined> = process.env,
): z.output<Schema> {
  const given = Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])),
  );
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    const purpose = (schema.shape[name] as z.ZodType | undefined)?.description;
    const problem = given[name] === undefined ? 'is missing' : reasonWithoutValue(issue);
    return `  ${name} ${problem}${purpose ? ` (${purpose})` : ''}`;
  });
  throw new ConfigError(`The configuration is incomplete or invalid:\n${problems.join('\n')}`);
}

function reasonWithoutValue(issue: z.core.$ZodIssue): string {
  return issue.code === 'custom' || issue.code === 'invalid_value' ? 'is not valid' : issue.message.toLowerCase();
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
