import type { LoggerService } from '@nestjs/common';
import { pino, stdSerializers, type DestinationStream, type Logger } from 'pino';
import { currentContext } from '../context/request-context';

/** One line of the log: what happened, and every fact about it. Never a secret, never a body. */
export interface LogLine {
  /** `thing.past-tense`, for example `delivery.attempted`. */
  event: string;
  err?: unknown;
  [fact: string]: unknown;
}

/** Milliseconds that a line waits for others at most. What a killed process loses is no older. */
const flushMs = 100;

/** The JSON log on standard output: one wide line per unit of work, with the request id and trace of the work. */
export class Log implements LoggerService {
  private readonly pino: Logger;

  constructor({ service, level }: { service: string; level: string }, destination?: DestinationStream) {
    this.pino = pino(
      {
        level,
        base: { service },
        timestamp: () => `,"time":"${new Date().toISOString()}"`,
        formatters: { level: (label) => ({ level: label }) },
        // A copy: pino writes the line into what it gets.
        mixin: () => ({ ...currentContext() }),
        serializers: { err: stdSerializers.errWithCause },
        // A backstop: nothing logs these on purpose.
        redact: { paths: redacted, censor: '***' },
      },
      // Lines are written together: one system call for each would cost a busy process a tenth of its time.
      destination ?? pino.destination({ sync: false, minLength: 4_096, periodicFlush: flushMs }),
    );
  }

  debug(line: LogLine | string, ...context: unknown[]): void {
    this.pino.debug(toLine(line, context));
  }
  info(line: LogLine): void {
    this.pino.info(line);
  }
  /** Nest's own messages arrive here. */
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

  /** Writes out what is still buffered; before the process ends. */
  flush(): Promise<void> {
    return new Promise((resolve, reject) => this.pino.flush((error) => (error ? reject(error) : resolve())));
  }
}

const redacted = ['password', 'token', 'secret', 'authorization', 'cookie'].flatMap((name) => [name, `*.${name}`]);

function toLine(message: unknown, context: unknown[]): object {
  if (message instanceof Error) return { event: 'framework.failed', err: message, context };
  if (typeof message === 'object' && message !== null) return message;
  return { event: 'framework.logged', message: String(message), context };
}
