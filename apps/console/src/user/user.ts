import type { Permission, UserKind } from '@plumbline/contracts';

/** A user as the API shows it. */
export interface UserAttributes {
  firstname: string;
  lastname: string;
  fullname: string;
  email: string;
  active: boolean;
  kind: UserKind;
  'is-owner': boolean;
  permissions: Record<Permission, boolean>;
  'created-at': string;
  'updated-at': string;
}
