import { parseArgs } from 'node:util';
import {
  defaultRateLimit,
  fromShortCode,
  permission,
  rateLimit,
  userKind,
  type Permission,
  type RateLimit,
  type UserKind,
} from '@plumbline/contracts';

/** A command line that is not valid. The message states the valid form. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const optionTypes = {
  account: { type: 'string' },
  name: { type: 'string' },
  'owner-email': { type: 'string' },
  'owner-password': { type: 'string' },
  email: { type: 'string' },
  'first-name': { type: 'string' },
  'last-name': { type: 'string' },
  kind: { type: 'string' },
  permissions: { type: 'string' },
  password: { type: 'string' },
  limit: { type: 'string' },
  window: { type: 'string' },
  scope: { type: 'string' },
  'cool-down': { type: 'string' },
  service: { type: 'string' },
  id: { type: 'string', multiple: true },
  'if-absent': { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

export type Options = ReturnType<typeof parseArguments>['options'];

/** Splits a command line into the command, of one word or two, and its options. */
export function parseArguments(args: string[]) {
  try {
    const { positionals, values } = parseArgs({ args, options: optionTypes, allowPositionals: true, strict: true });
    const [, , ...rest] = positionals;
    if (rest.length > 0) throw new UsageError(`"${rest.join(' ')}" is too many: a command has at most two words.`);
    return { command: positionals.length > 0 ? positionals.join(' ') : undefined, options: values };
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError((error as Error).message);
  }
}

type TextOption = {
  [Name in keyof typeof optionTypes]: (typeof optionTypes)[Name] extends { type: 'string'; multiple?: never }
    ? Name
    : never;
}[keyof typeof optionTypes];

export function required(options: Options, name: TextOption): string {
  const value = options[name];
  if (value === undefined || value.trim() === '') throw new UsageError(`--${name} is missing.`);
  return value;
}

export function wholeNumber(
  options: Options,
  name: TextOption,
  range: { min: number; max: number },
  otherwise?: number,
): number {
  const text = options[name];
  if (text === undefined && otherwise !== undefined) return otherwise;
  const value = Number(required(options, name));
  if (Number.isInteger(value) && value >= range.min && value <= range.max) return value;
  throw new UsageError(`--${name} takes a whole number from ${range.min} to ${range.max}.`);
}

export function accountNumber(options: Options): number {
  const id = fromShortCode(required(options, 'account'));
  if (id === undefined) throw new UsageError("--account takes an account's number or its short code.");
  return id;
}

export function kindOf(options: Options): UserKind {
  const kind = userKind.safeParse(options.kind ?? 'in-house');
  if (kind.success) return kind.data;
  throw new UsageError(`--kind takes one of ${userKind.options.join(', ')}.`);
}

export function permissionsOf(options: Options): Permission[] {
  return (options.permissions ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
    .map((name) => {
      const found = permission.safeParse(name);
      if (!found.success)
        throw new UsageError(`--permissions takes some of ${permission.options.join(', ')}, separated by commas.`);
      return found.data;
    });
}

const limitOptions = ['limit', 'window', 'scope', 'cool-down'] as const;

/** Whether a command line sets a limit. */
export function hasRateLimit(options: Options): boolean {
  return limitOptions.some((name) => options[name] !== undefined);
}

/** Reads `--limit`, and the options that go with it. */
export function rateLimitOf(options: Options): RateLimit {
  const scope = rateLimit.shape.scope.safeParse(options.scope ?? defaultRateLimit.scope);
  if (!scope.success) throw new UsageError('--scope takes account, user or token.');
  return {
    limit: wholeNumber(options, 'limit', { min: 1, max: 1_000_000 }),
    windowSeconds: wholeNumber(options, 'window', { min: 1, max: 86_400 }, defaultRateLimit.windowSeconds),
    scope: scope.data,
    coolDownSeconds: wholeNumber(options, 'cool-down', { min: 0, max: 86_400 }, 0),
  };
}
