import type { Language, Permission, UserKind } from '@plumbline/contracts';
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { api, sendOnce } from '../app/api/api-client';
import { forgetCredentials, rememberCredentials, type SessionResponse } from '../app/api/credentials';
import { endsSession } from '../app/api/session-renewal';
import { discardDrafts } from '../app/form/draft';
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
  /** The version of the user. */
  etag: string | undefined;
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
  return signedIn(await sendOnce<SessionResponse<UserAttributes>>('POST', '/session', { body: pair }));
}

/** Returns the user who is signed in in another tab of the browser, if it is the one of this page. */
export async function findSessionOf({ id }: Me): Promise<Me | undefined> {
  const response = await sendOnce<SessionResponse<UserAttributes>>('GET', '/session').catch(() => undefined);
  return response?.data.id === id ? signedIn(response) : undefined;
}

/** Signs out, and leaves no drafts in the tab. A session that has ended needs no more. */
export async function signOut(): Promise<void> {
  await sendOnce('DELETE', '/session').catch((error: unknown) => {
    if (!endsSession(error)) throw error;
  });
  discardDrafts();
  forgetCredentials();
}

/** Returns the current user. For pages below the signed-in route only. */
export function useMe(): Me {
  return useSuspenseQuery(sessionQuery).data;
}

function signedIn(response: SessionResponse<UserAttributes>): Me {
  const { accountId } = rememberCredentials(response);
  const { id, attributes, etag } = response.data;
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
    etag,
    can: (permission) => permissions[permission],
  };
}
