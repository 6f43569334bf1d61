import { randomBytes } from 'node:crypto';
import { defaultRateLimit, emailAddress, toShortCode, userInvited } from '@plumbline/contracts';
import { hashPassword } from '@plumbline/crypto';
import type { UnattributedWork } from '@plumbline/messaging';
import type { AccountService } from '../account/account.service';
import type { PasswordLinks } from '../password/password-links';
import type { UserCreationService } from '../user/user-creation.service';
import type { UserRepository } from '../user/user.repository';
import {
  accountNumber,
  hasRateLimit,
  kindOf,
  permissionsOf,
  rateLimitOf,
  required,
  UsageError,
  type Options,
} from './arguments';
import type { Outcome } from './outcome';

export interface Services {
  accounts: AccountService;
  users: UserRepository;
  userCreation: UserCreationService;
  links: PasswordLinks;
  /** URL of the console. */
  publicUrl: () => string;
}

type Command = (unit: UnattributedWork, services: Services, options: Options) => Promise<Outcome>;

/** An operator's commands. Each runs in one transaction. The running service publishes the events that it records. */
export const commands: Record<string, { usage: string; run: Command }> = {
  'create-account': {
    usage:
      '--name N --owner-email E [--owner-password P] [--first-name F] [--last-name L] [--if-absent] [--limit N and its options]',
    run: createAccount,
  },
  'create-user': {
    usage:
      '--account A --email E --first-name F --last-name L [--kind K] [--permissions p,q] [--password P] [--if-absent]',
    run: createUser,
  },
  'password-link': { usage: '--email E', run: passwordLink },
  'set-limit': {
    usage: '--account A --limit N --window SECONDS [--scope account|user|token] [--cool-down SECONDS]',
    run: setLimit,
  },
  'reset-limit': { usage: '--account A', run: resetLimit },
};

async function createAccount(
  unit: UnattributedWork,
  { accounts, users, userCreation }: Services,
  options: Options,
): Promise<Outcome> {
  const email = emailOf(required(options, 'owner-email'), 'owner-email');
  const existing = options['if-absent'] ? await users.findByEmail(unit.tx, email) : null;
  if (existing) return created(existing.accountId, existing.email);
  const password = passwordOf(options['owner-password'], 'owner-password');
  const limit = hasRateLimit(options) ? rateLimitOf(options) : undefined;
  const passwordHash = await hashPassword(password);
  const account = await accounts.create(unit, required(options, 'name'));
  if (limit) await accounts.setRateLimit(unit, account.id, limit);
  const { 'first-name': firstName = 'Account', 'last-name': lastName = 'Owner' } = options;
  await userCreation.create(unit.attributedTo({ accountId: account.id }), account.id, {
    ...{ email, firstName, lastName, kind: 'in-house', permissions: [] },
    ...{ passwordHash, owner: true },
  });
  return created(account.id, email, options['owner-password'] === undefined ? password : undefined);
}

function created(account: number, email: string, password?: string): Outcome {
  const lines = [`Account ${account} (${toShortCode(account)}). Its owner signs in as ${email}.`];
  if (password) lines.push(`Password, shown this once: ${password}`);
  return { lines, facts: { account, shortCode: toShortCode(account), email, password } };
}

async function createUser(
  unit: UnattributedWork,
  { accounts, users, userCreation }: Services,
  options: Options,
): Promise<Outcome> {
  const account = await accounts.find(unit.tx, accountNumber(options));
  const email = emailOf(required(options, 'email'), 'email');
  const existing = options['if-absent'] ? await users.findByEmail(unit.tx, email) : null;
  if (existing) return { lines: [`${email} exists already.`], facts: { user: existing.id, email } };
  const password = passwordOf(options.password, 'password');
  const user = await userCreation.create(unit.attributedTo({ accountId: account.id }), account.id, {
    email,
    firstName: required(options, 'first-name'),
    lastName: required(options, 'last-name'),
    kind: kindOf(options),
    permissions: permissionsOf(options),
    passwordHash: await hashPassword(password),
  });
  const shown = options.password === undefined ? password : undefined;
  const lines = [`User ${user.id} (${toShortCode(user.id)}) signs in as ${email}.`];
  if (shown) lines.push(`Password, shown this once: ${shown}`);
  return { lines, facts: { user: user.id, email, password: shown } };
}

/** Makes a link for a user who gets no mail, to accept their invitation or to reset their password. */
async function passwordLink(
  unit: UnattributedWork,
  { users, links, publicUrl }: Services,
  options: Options,
): Promise<Outcome> {
  const email = emailOf(required(options, 'email'), 'email');
  const found = await users.findByEmail(unit.tx, email);
  const user = found && (await users.lockById(unit.tx, found.accountId, found.id));
  if (!user?.active) throw new UsageError(`There is no active user with the e-mail ${email}.`);
  const purpose = user.activatedAt ? 'password-reset' : 'invitation';
  const { link, until } = await links.create(unit.tx, user, { purpose, baseUrl: publicUrl() });
  const expiresAt = until.toISOString();
  if (purpose === 'invitation') {
    await unit.attributedTo({ accountId: user.accountId }).record(userInvited, { userId: user.id, expiresAt });
  }
  return {
    lines: [`${user.firstName} ${user.lastName} chooses a password by this link, once, until ${expiresAt}:`, link],
    facts: { user: user.id, email: user.email, purpose, link, expiresAt },
  };
}

async function setLimit(unit: UnattributedWork, { accounts }: Services, options: Options): Promise<Outcome> {
  const limit = rateLimitOf(options);
  const { id } = await accounts.setRateLimit(unit, accountNumber(options), limit);
  return {
    lines: [
      `Account ${id} may make ${limit.limit} requests in any ${limit.windowSeconds} s, counted per ${limit.scope}.`,
    ],
    facts: { account: id, ...limit },
  };
}

async function resetLimit(unit: UnattributedWork, { accounts }: Services, options: Options): Promise<Outcome> {
  const { id } = await accounts.setRateLimit(unit, accountNumber(options), null);
  const { limit, windowSeconds } = defaultRateLimit;
  return {
    lines: [`Account ${id} has the default limit again: ${limit} requests in any ${windowSeconds} s.`],
    facts: { account: id },
  };
}

function emailOf(text: string, option: string): string {
  const email = emailAddress.safeParse(text);
  if (!email.success) throw new UsageError(`--${option} requires an e-mail address.`);
  return email.data;
}

function passwordOf(given: string | undefined, option: string): string {
  if (given === undefined) return randomBytes(15).toString('base64url');
  if (given.length < 10 || given.length > 200) throw new UsageError(`--${option} takes 10 to 200 characters.`);
  return given;
}
