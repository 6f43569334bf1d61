import { QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm';

/** Properties of an error of pg. TypeORM wraps it as `driverError`. */
interface DriverError {
  code?: string;
  constraint?: string;
}

function driverErrorOf(error: unknown): DriverError {
  const { driverError } = (error ?? {}) as { driverError?: DriverError };
  return driverError ?? error ?? {};
}

/** Whether the error is a unique violation, of the named `constraint` if given. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  const { code, constraint: violated } = driverErrorOf(error);
  return code === '23505' && (constraint === undefined || violated === constraint);
}

/** Whether PostgreSQL ended the transaction because it and another one waited for each other. It may succeed when it is repeated. */
export function isDeadlock(error: unknown): boolean {
  return driverErrorOf(error).code === '40P01';
}

/** The SQLSTATE of an error that says that PostgreSQL cannot store or read a value, whenever it is tried; undefined for every other error. */
export function dataExceptionOf(error: unknown): string | undefined {
  const { code } = driverErrorOf(error);
  return code !== undefined && /^22...$/.test(code) ? code : undefined;
}

// https://www.postgresql.org/docs/current/errcodes-appendix.html: connection exceptions, operator intervention (shutdown,
// crash, cannot connect now), insufficient resources, and writes to a standby or to a database that is set to read-only, as during
// a failover. The others are errors of the socket.
const outageStates = /^(08...|57P0[123]|53[0-3]..|25006)$/;
const outageSocketCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOENT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** Errors of pg, pg-pool and TypeORM that have no code. */
const outageMessages = [
  /^Connection terminated/,
  /^timeout expired$/,
  // All connections of the pool are in use, or no new one could be made in time.
  /^timeout exceeded when trying to connect$/,
  /is not queryable$/,
  /^Query read timeout$/,
  /^Cannot use a pool after calling end on the pool$/,
  /^There was an error establishing an SSL connection$/,
  /^Driver not Connected$/,
];

/** Whether the error means that the database is unavailable, so that a retry may succeed. */
export function isDatabaseOutage(error: unknown): boolean {
  // TypeORM releases a query runner whose connection broke. The next statement of its transaction fails with this error.
  if (error instanceof QueryRunnerAlreadyReleasedError || error instanceof QueryRunnerProviderAlreadyReleasedError) {
    return true;
  }
  const { code } = driverErrorOf(error);
  if (code && (outageStates.test(code) || outageSocketCodes.has(code))) return true;
  return error instanceof Error && outageMessages.some((message) => message.test(error.message));
}
