import type { ApiClient, TestAccount } from '@plumbline/testing';
import { givenAccount } from '../support/account';

/** Callers: the columns of `docs/permissions.md`, in order. */
export const people = [
  'owner',
  'manager',
  'API access',
  'member',
  'subcontractor',
  'watcher',
  'other account',
  'nobody',
] as const;
export type Person = (typeof people)[number];

export interface Cast {
  account: TestAccount;
  /** Id of the subcontractor, to whom tickets are assigned. */
  subcontractor: string;
  /** Id of the subcontractor's role. */
  contributorRole: string;
  /** Client of a person: with a session, except for "API access" with a token. */
  client(person: Person): ApiClient;
  /** Client with a new session, which the call may end. */
  fresh(person: Person): Promise<ApiClient>;
  passwordOf(person: Person): string;
}

const password = 'correct horse battery';
const permissions: Partial<Record<Person, string[]>> = {
  manager: ['users', 'projects', 'groups', 'roles', 'accounts'],
  'API access': ['api_documentation_access'],
};

/** Creates an account with one person of each kind. All but the manager are members of its project in the default role of their kind. */
export async function givenCast(): Promise<Cast> {
  const limit = 100_000;
  const [account, other] = [await givenAccount({ limit }), await givenAccount({ limit })];
  const users = new Map<Person, { id: string; email: string }>();
  for (const person of ['manager', 'API access', 'member', 'subcontractor', 'watcher'] as const) {
    const kind = person === 'subcontractor' || person === 'watcher' ? person : 'in-house';
    const granted = Object.fromEntries((permissions[person] ?? []).map((name) => [name, true]));
    users.set(person, await account.givenUser({ kind, permissions: granted }));
  }
  const members = [...users].filter(([person]) => person !== 'manager').map(([, { id }]) => id);
  await account.givenMembers(members);

  const signIn = (person: Person) => account.anonymous.signIn(users.get(person)!.email, password);
  const clients = new Map<Person, ApiClient>([
    ['owner', account.session],
    ['other account', other.session],
    ['nobody', account.anonymous],
  ]);
  for (const person of ['manager', 'member', 'subcontractor', 'watcher'] as const) {
    clients.set(person, await signIn(person));
  }
  const { email } = users.get('API access')!;
  clients.set('API access', await account.givenToken({ of: { id: '', email, password } }));

  const roles = await account.session.get(`${account.v2}/roles?search=contributor`);
  const client = (person: Person) => clients.get(person)!;
  return {
    account,
    subcontractor: users.get('subcontractor')!.id,
    contributorRole: roles.body.data[0].id as string,
    client,
    passwordOf: () => password,
    async fresh(person) {
      if (person === 'nobody' || person === 'API access') return client(person);
      if (person === 'owner') return account.anonymous.signIn(account.email, password);
      if (person === 'other account') return other.anonymous.signIn(other.email, password);
      return signIn(person);
    },
  };
}
