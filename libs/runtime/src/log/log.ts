import type { LoggerService } from '@nestjs/common';
import { pino, stdSerializers, type DestinationStream, type Logger } from 'pino';
import { currentContext, logFieldsOf } from '../context/request-context';
import { redact, redactObject } from './redact';

/** A line of the log: the event and its properties. It must not contain secrets or bodies. */
export interface LogLine {
  /** `thing.past-tense`, for example `delivery.attempted`. */
  event: string;
  err?: unknown;
  [fact: string]: unknown;
}

/** Maximum time in milliseconds that a line is buffered. A killed process loses the buffered lines. */
const flushMs = 100;

/** The JSON log on standard output: one wide line per unit of work, with its request id and trace. */
export class Log implements LoggerService {
  private readonly pino: Logger;

  constructor({ service, level }: { service: string; level: string }, destination?: DestinationStream) {
    this.pino = pino(
      {
        level,
        base: { service },
        timestamp: () => `,"time":"${new Date().toISOString()}"`,
        // Masking is a safety net: secrets must not be logged.
        formatters: { level: (label) => ({ level: label }), log: redact },
        mixin: () => logFieldsOf(currentContext()),
        serializers: { err: (err: Error) => redactObject(stdSerializers.errWithCause(err)) },
      },
      // Lines are buffered: one system call per line would take a tenth of the time of a busy process.
      destination ?? pino.destination({ sync: false, minLength: 4_096, periodicFlush: flushMs }),
    );
  }

  debug(line: LogLine | string, ...context: unknown[]): void {
    this.pino.debug(toLine(line, context));
  }
  info(line: LogLine): void {
    this.pino.info(line);
  }
  /** Messages of Nest. They are logged at level debug. */
  log(message: unknown, ...context: unknown[]): void {
    this.pino.debug(toLine(message, context));
  }
  verbose(message: unknown, ...context: unknown[]): void {
    this.pino.trace(toLine(message, context));
  }
  warn(line: LogLine | string, ...context: unknown[]): void {
    this.pino.warn(toLine(line, context));
  }
  error(line: LogLine | string, ...context: unknown[]): void {
    this.pino.error(toLine(line, context));
  }
  fatal(line: LogLine | string, ...context: unknown[]): void {
    this.pino.fatal(toLine(line, context));
  }

  /** Writes the buffered lines. Call it before the process ends. */
  flush(): Promise<void> {
    return new Promise((resolve, reject) =>
      this.pino.flush((error) => (error && !isOfPipe(error) ? reject(error) : resolve())),
    );
  }
}

/** pino writes the lines and then calls fsync, which a pipe refuses: it keeps nothing that could be lost. */
function isOfPipe({ code, syscall }: NodeJS.ErrnoException): boolean {
  return syscall === 'fsync' && code === 'EINVAL';
}

function toLine(message: unknown, context: unknown[]): object {
  if (message instanceof Error) return { event: 'framework.failed', err: message, context };
  if (typeof message === 'object' && message !== null) return message;
  return { event: 'framework.logged', message: String(message), context };
}
