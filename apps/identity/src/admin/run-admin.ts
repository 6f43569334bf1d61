import { DomainError } from '@plumbline/errors';
import { Outbox } from '@plumbline/messaging';
import { createDataSource, type DatabaseOptions } from '@plumbline/persistence';
import { Clock } from '@plumbline/runtime';
import { AccountRepository } from '../account/account.repository';
import { AccountService } from '../account/account.service';
import { SessionEndService } from '../session/session-end.service';
import { SessionRepository } from '../session/session.repository';
import { UserRepository } from '../user/user.repository';
import { UserService } from '../user/user.service';
import { parseArguments, UsageError } from './arguments';
import { commands, type Services } from './commands';

export interface Result {
  /** 0 done, 1 refused, 2 called wrongly. */
  exitCode: 0 | 1 | 2;
  /** For standard output when it is 0, else for standard error. */
  text: string;
}

/** Runs one operator's command against the service's database. */
export async function runAdmin(args: string[], database: () => DatabaseOptions): Promise<Result> {
  try {
    const { command, options } = parseArguments(args);
    if (options.help || command === undefined) return { exitCode: options.help ? 0 : 2, text: help() };
    const found = commands[command];
    if (!found) throw new UsageError(`There is no command "${command}".\n${help()}`);
    const dataSource = await createDataSource({ ...database(), poolSize: 1 }).initialize();
    try {
      const { lines, facts } = await dataSource.transaction((tx) => found.run(tx, services(), options));
      return { exitCode: 0, text: options.json ? JSON.stringify(facts) : lines.join('\n') };
    } finally {
      await dataSource.destroy();
    }
  } catch (error) {
    if (error instanceof UsageError) return { exitCode: 2, text: error.message };
    if (error instanceof DomainError) return { exitCode: 1, text: error.message };
    throw error;
  }
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
  const rows = Object.entries(commands).map(([name, { usage }]) => `  ${name} ${usage}`);
  return ["Commands (A is an account's number or short code; --json prints facts for scripts):", ...rows].join('\n');
}
