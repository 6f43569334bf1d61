import type { Language, Permission, UserKind } from '@plumbline/contracts';
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { api } from '../app/api/api-client';
import { forgetCredentials, rememberCredentials, type SessionResponse } from '../app/api/credentials';
import type { UserAttributes } from '../user/user';

/** The current user. */
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

/** Loads the current user. Fails with 401 if nobody is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async () => signedIn(await api.get<SessionResponse<UserAttributes>>('/session')),
  staleTime: 60_000,
  retry: false,
  meta: { ofSession: true },
});

/** Signs in. */
export async function signIn(pair: { email: string; password: string }): Promise<Me> {
  return signedIn(await api.post<SessionResponse<UserAttributes>>('/session', pair));
}

export async function signOut(): Promise<void> {
  await api.delete('/session');
  forgetCredentials();
}

/** Returns the current user. For pages below the signed-in route only. */
export function useMe(): Me {
  return useSuspenseQuery(sessionQuery).data;
}

function signedIn(response: SessionResponse<UserAttributes>): Me {
  const { accountId } = rememberCredentials(response);
  const { id, attributes } = response.data;
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
