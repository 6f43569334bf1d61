import type { Language, Permission, UserKind, UserState } from '@plumbline/contracts';
import { api, attributes } from '../app/api/api';
import type { One } from '../app/api/document';

/** A user as the API shows it. */
export interface UserAttributes {
  firstname: string;
  lastname: string;
  fullname: string;
  email: string;
  active: boolean;
  state: UserState;
  kind: UserKind;
  'is-owner': boolean;
  permissions: Record<Permission, boolean>;
  language: Language;
  'activated-at'?: string;
  'created-at': string;
  'updated-at': string;
}

export interface UserChange {
  firstName?: string;
  lastName?: string;
  language?: Language;
  kind?: UserKind;
  isOwner?: boolean;
  active?: boolean;
  permissions?: Partial<Record<Permission, boolean>>;
}

/** Changes what is named; the rest stays. */
export function changeUser(id: string, change: UserChange): Promise<One<UserAttributes>> {
  return api.put(`v1/users/${id}`, attributes({ ...change }));
}
