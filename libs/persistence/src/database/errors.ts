import { QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm';

/** The parts of a pg error that the questions below need; TypeORM wraps the driver's error as `driverError`. */
interface DriverError {
  code?: string;
  constraint?: string;
}

function driverErrorOf(error: unknown): DriverError {
  const { driverError } = (error ?? {}) as { driverError?: DriverError };
  return driverError ?? error ?? {};
}

/** Whether a row with the same unique key exists; with `constraint`, under that name. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  const { code, constraint: violated } = driverErrorOf(error);
  return code === '23505' && (constraint === undefined || violated === constraint);
}

// https://www.postgresql.org/docs/current/errcodes-appendix.html: connection exceptions, operator intervention (shutdown,
// crash, cannot connect now) and insufficient resources; then the socket's own errors.
const outageStates = /^(08...|57P0[123]|53[0-3]..)$/;
const outageSocketCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOENT',
  'EHOSTUNREACH',
  'ENOTFOUND',
]);
const outageMessages =
  /connection terminated|connection ended|timeout expired|client has encountered a connection error|not queryable/i;

/** Whether the database itself is away, so that trying the same again later makes sense. */
export function isDatabaseOutage(error: unknown): boolean {
  // TypeORM lets go of a runner whose connection broke; a transaction learns it by its next statement.
  if (error instanceof QueryRunnerAlreadyReleasedError || error instanceof QueryRunnerProviderAlreadyReleasedError) {
    return true;
  }
  const { code } = driverErrorOf(error);
  if (code && (outageStates.test(code) || outageSocketCodes.has(code))) return true;
  return error instanceof Error && outageMessages.test(error.message);
}
