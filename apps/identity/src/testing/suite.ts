import { randomUUID } from 'node:crypto';
import { createUser, signIn, type Principal, type RpcInput, type RpcReply, type User } from '@plumbline/contracts';
import { mintSessionSecret, sha256Hex } from '@plumbline/crypto';
import { RunningService } from '@plumbline/service-testing';
import { runAdmin } from '../admin/run-admin';
import { configSchema, type Config } from '../config';
import { IdentityModule } from '../identity.module';
import { databaseOptions } from '../schema';

export const password = 'correct horse battery';

type UserFacts = Partial<Omit<RpcInput<typeof createUser>, 'actor'>>;
type OpenSession = RpcReply<typeof signIn> & { sessionHash: string };

export interface IdentitySuite {
  readonly service: RunningService;
  readonly database: RunningService['database'];
  call: RunningService['call'];
  /** An operator's command. */
  admin: (...args: string[]) => Promise<{ exitCode: number; text: string }>;
  /** A new account, whose owner has signed in. */
  account: () => Promise<{ account: number; email: string; owner: Principal }>;
  /** A new user with a password. */
  user: (actor: Principal, facts?: UserFacts) => Promise<User>;
  /** Opens a session for the user with this e-mail. */
  open: (email: string, typed?: string) => Promise<OpenSession>;
  /** The same user as a principal with these permissions, and no owner. */
  as: (owner: Principal, facts: Partial<Principal>) => Principal;
}

/** The service for all tests of a file. `settings` are read when it starts. */
export function runningIdentity(settings: () => Partial<Config> = () => ({})): IdentitySuite {
  let service: RunningService;
  let admin: IdentitySuite['admin'];
  beforeAll(async () => {
    service = await RunningService.start({
      name: 'identity',
      module: (config) => IdentityModule.register({ ...configSchema.parse(config), ...settings() }),
      database: (config) => {
        admin = (...args) =>
          runAdmin(args, {
            database: () => databaseOptions(config),
            brokerUrl: () => config.RABBITMQ_URL,
            publicUrl: () => 'https://build.example.com/',
          });
        return databaseOptions(config);
      },
    });
  });
  afterAll(() => service.stop());

  const open = async (email: string, typed = password) => {
    const sessionHash = sha256Hex(mintSessionSecret());
    const reply = await service.call(signIn, { email, password: typed, sessionHash, ip: '192.0.2.1' });
    return { ...reply, sessionHash };
  };
  return {
    get service() {
      return service;
    },
    get database() {
      return service.database;
    },
    call: (...args) => service.call(...args),
    admin: (...args) => admin(...args),
    open,
    async account() {
      const email = `owner-${randomUUID()}@example.com`;
      const names = ['--name', 'Test', '--owner-email', email, '--owner-password', password];
      const { text } = await admin('create-account', ...names, '--json');
      const { account } = JSON.parse(text) as { account: number };
      const { principal } = await open(email);
      return { account, email, owner: principal };
    },
    async user(actor, facts = {}) {
      const names = { email: `user-${randomUUID()}@example.com`, firstName: 'Uma', lastName: 'User' };
      const { user } = await service.call(createUser, { actor, ...names, password, ...facts });
      return user;
    },
    as: (owner, facts) => ({ ...owner, owner: false, permissions: [], ...facts }),
  };
}
