import { DomainError } from '@plumbline/errors';
import { DeadLetterQueues, Outbox } from '@plumbline/messaging';
import { createDataSource, type DatabaseOptions } from '@plumbline/persistence';
import { Clock } from '@plumbline/runtime';
import { AccountRepository } from '../account/account.repository';
import { AccountService } from '../account/account.service';
import { SessionEndService } from '../session/session-end.service';
import { SessionRepository } from '../session/session.repository';
import { UserRepository } from '../user/user.repository';
import { UserService } from '../user/user.service';
import { parseArguments, UsageError, type Options } from './arguments';
import { commands, type Services } from './commands';
import { deadLetterCommands } from './dead-letters';
import type { Outcome } from './outcome';

export interface Result {
  /** 0 done, 1 refused, 2 called wrongly. */
  exitCode: 0 | 1 | 2;
  /** For standard output when it is 0, else for standard error. */
  text: string;
}

/** Where the commands find what they work on; each asks only for what it needs. */
export interface Surroundings {
  database: () => DatabaseOptions;
  /** `amqp://...` */
  brokerUrl: () => string;
}

/** Runs one operator's command, on the service's database or on the broker. */
export async function runAdmin(args: string[], surroundings: Surroundings): Promise<Result> {
  try {
    const { command, options } = parseArguments(args);
    if (options.help || command === undefined) return { exitCode: options.help ? 0 : 2, text: help() };
    const { lines, facts } = await run(command, options, surroundings);
    return { exitCode: 0, text: options.json ? JSON.stringify(facts) : lines.join('\n') };
  } catch (error) {
    if (error instanceof UsageError) return { exitCode: 2, text: error.message };
    if (error instanceof DomainError) return { exitCode: 1, text: error.message };
    throw error;
  }
}

async function run(name: string, options: Options, { database, brokerUrl }: Surroundings): Promise<Outcome> {
  const onDatabase = commandOf(commands, name);
  if (onDatabase) {
    const dataSource = await createDataSource({ ...database(), poolSize: 1 }).initialize();
    try {
      return await dataSource.transaction((tx) => onDatabase.run(tx, services(), options));
    } finally {
      await dataSource.destroy();
    }
  }
  const onBroker = commandOf(deadLetterCommands, name);
  if (onBroker) {
    const deadLetters = await DeadLetterQueues.open(brokerUrl());
    try {
      return await onBroker.run(deadLetters, options);
    } finally {
      await deadLetters.close();
    }
  }
  throw new UsageError(`There is no command "${name}".\n${help()}`);
}

function commandOf<Command>(known: Record<string, Command>, name: string): Command | undefined {
  return Object.hasOwn(known, name) ? known[name] : undefined;
}

function services(): Services {
  const [clock, outbox] = [new Clock(), new Outbox()];
  const accountRepository = new AccountRepository();
  const ends = new SessionEndService(new SessionRepository(), outbox);
  return {
    accounts: new AccountService(accountRepository, outbox, clock),
    users: new UserService(new UserRepository(), accountRepository, ends, outbox, clock),
  };
}

function help(): string {
  const rows = Object.entries({ ...commands, ...deadLetterCommands }).map(([name, { usage }]) => `  ${name} ${usage}`);
  return ["Commands (A is an account's number or short code; --json prints facts for scripts):", ...rows].join('\n');
}
