import { DomainError } from '@plumbline/errors';
import { HeldEvents, Idempotency, Outbox, UnitOfWork } from '@plumbline/messaging';
import { createDataSource, Database, type DatabaseOptions } from '@plumbline/persistence';
import { Clock } from '@plumbline/runtime';
import { AccountRepository } from '../account/account.repository';
import { AccountService } from '../account/account.service';
import { PasswordLinkRepository } from '../password/password-link.repository';
import { PasswordLinks } from '../password/password-links';
import { RoleGiverRepository } from '../password/role-giver.repository';
import { UserCreationService } from '../user/user-creation.service';
import { UserRepository } from '../user/user.repository';
import { parseArguments, UsageError, type Options } from './arguments';
import { commands, type Services } from './commands';
import { heldEventCommands } from './held-events';
import type { Outcome } from './outcome';

export interface Result {
  /** 0: done. 1: refused. 2: wrong usage. */
  exitCode: 0 | 1 | 2;
  /** Goes to standard output when the exit code is 0, else to standard error. */
  text: string;
}

/** The backing services of the commands, and the URL of the console. Each command reads the configuration of those that it needs. */
export interface Connections {
  database: () => DatabaseOptions;
  /** `amqp://...` */
  brokerUrl: () => string;
  /** URL of the console. */
  publicUrl: () => string;
}

/** Runs one operator's command on the service's database or on the broker. */
export async function runAdmin(args: string[], connections: Connections): Promise<Result> {
  try {
    const { command, options } = parseArguments(args);
    if (options.help || command === undefined) return { exitCode: options.help ? 0 : 2, text: help() };
    const { lines, facts } = await run(command, options, connections);
    return { exitCode: 0, text: options.json ? JSON.stringify(facts) : lines.join('\n') };
  } catch (error) {
    if (error instanceof UsageError) return { exitCode: 2, text: error.message };
    if (error instanceof DomainError) return { exitCode: 1, text: error.message };
    throw error;
  }
}

async function run(name: string, options: Options, connections: Connections): Promise<Outcome> {
  const onDatabase = commandOf(commands, name);
  if (onDatabase) {
    const dataSource = await createDataSource({ ...connections.database(), poolSize: 1 }).initialize();
    try {
      const database = new Database(dataSource);
      const unitOfWork = new UnitOfWork(new Idempotency(), new Outbox(), new Clock(), database);
      const services = servicesOn(database, unitOfWork, connections);
      return await unitOfWork.runInternal((unit) => onDatabase.run(unit, services, options));
    } finally {
      await dataSource.destroy();
    }
  }
  const onBroker = commandOf(heldEventCommands, name);
  if (onBroker) {
    const heldEvents = await HeldEvents.open(connections.brokerUrl());
    try {
      return await onBroker.run(heldEvents, options);
    } finally {
      await heldEvents.close();
    }
  }
  throw new UsageError(`There is no command "${name}".\n${help()}`);
}

function commandOf<Command>(known: Record<string, Command>, name: string): Command | undefined {
  return Object.hasOwn(known, name) ? known[name] : undefined;
}

function servicesOn(database: Database, unitOfWork: UnitOfWork, { publicUrl }: Connections): Services {
  const users = new UserRepository();
  return {
    accounts: new AccountService(new AccountRepository(), database, unitOfWork),
    users,
    userCreation: new UserCreationService(users),
    links: new PasswordLinks(new PasswordLinkRepository(), new RoleGiverRepository(), new Clock()),
    publicUrl,
  };
}

function help(): string {
  const rows = Object.entries({ ...commands, ...heldEventCommands }).map(([name, { usage }]) => `  ${name} ${usage}`);
  rows.push('  doctor [--json]');
  return ["Commands (A is an account's number or short code; --json prints facts for scripts):", ...rows].join('\n');
}
