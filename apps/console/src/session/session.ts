import type { Language, Permission, UserKind } from '@plumbline/contracts';
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { api, rememberCredentials } from '../app/api/api-client';
import type { One } from '../app/api/json-api';
import type { UserAttributes } from '../user/user';

type SessionDocument = One<UserAttributes, { 'csrf-token': string; 'account-id': number }>;

/** The person who is signed in. */
export interface Me {
  id: string;
  accountId: number;
  email: string;
  firstName: string;
  lastName: string;
  kind: UserKind;
  owner: boolean;
  language: Language;
  can: (permission: Permission) => boolean;
}

/** Who is signed in; a 401 when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async () => admitted(await api.get<SessionDocument>('/session')),
  staleTime: 60_000,
  retry: false,
  meta: { ofSession: true },
});

/** Opens a session. */
export async function signIn(pair: { email: string; password: string }): Promise<Me> {
  return admitted(await api.post<SessionDocument>('/session', pair));
}

export async function signOut(): Promise<void> {
  await api.delete('/session');
  rememberCredentials(undefined);
}

/** The person who is signed in, on pages that nobody else reaches. */
export function useMe(): Me {
  return useSuspenseQuery(sessionQuery).data;
}

function admitted({ data: { id, attributes }, meta }: SessionDocument): Me {
  const accountId = meta!['account-id'];
  rememberCredentials({ accountId, csrfToken: meta!['csrf-token'] });
  const {
    email,
    kind,
    firstname: firstName,
    lastname: lastName,
    language,
    permissions,
    'is-owner': owner,
  } = attributes;
  return {
    id,
    accountId,
    email,
    kind,
    firstName,
    lastName,
    owner,
    language,
    can: (permission) => permissions[permission],
  };
}
