import { createUser, type Language, type Permission, type UserKind, type UserState } from '@plumbline/contracts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { api, attributes } from '../app/api/api-client';
import type { ListResponse, ResourceResponse, Resource } from '../app/api/json-api';
import { pageSize } from '../app/list/list-search';

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

export type User = Resource<UserAttributes>;
export type PermissionFlags = Record<Permission, boolean>;

export interface UserSearch {
  page?: number;
  search?: string;
  kind?: UserKind;
  state?: UserState;
}

export const usersQuery = ({ page, search, kind, state }: UserSearch) =>
  queryOptions({
    queryKey: ['users', { page, search, kind, state }],
    queryFn: ({ signal }) =>
      api.get<ListResponse<UserAttributes>>('v1/users', {
        query: { page, pagesize: pageSize, search, 'filter[kind]': kind, 'filter[state]': state, sort: 'lastname' },
        signal,
      }),
    placeholderData: keepPreviousData,
  });

export const userQuery = (id: string) =>
  queryOptions({
    queryKey: ['users', id],
    queryFn: ({ signal }) => api.get<ResourceResponse<UserAttributes>>(`v1/users/${id}`, { signal }),
  });

export interface UserChange {
  firstName?: string;
  lastName?: string;
  language?: Language;
  kind?: UserKind;
  isOwner?: boolean;
  active?: boolean;
  permissions?: PermissionFlags;
}

/** Changes what is named; the rest stays. */
export function changeUser(id: string, change: UserChange): Promise<ResourceResponse<UserAttributes>> {
  return api.put(`v1/users/${id}`, attributes({ ...change }));
}

export const deleteUser = (id: string) => api.delete(`v1/users/${id}`);

const { email, firstName, lastName } = createUser.request.shape;
const { kind, language } = createUser.request.shape;
/** The permissions as switches, the way the API has them. */
export const permissionFlags = z.custom<PermissionFlags>();

/** Who is invited: the contract's own fields. */
export const invitationForm = z.object({
  email,
  firstName,
  lastName,
  kind: kind.unwrap(),
  language: language.unwrap(),
  permissions: permissionFlags,
});
export type InvitationForm = z.output<typeof invitationForm>;

/** What becomes of an invitation: mailed, or where no mail is sent a link to hand on, shown this once. */
export interface InvitationAttributes {
  'expires-at': string;
  'sent-by-mail': boolean;
  link?: string;
}

export async function inviteUser(invitation: InvitationForm): Promise<InvitationAttributes> {
  type Answer = ResourceResponse<UserAttributes, { invitation: InvitationAttributes }>;
  const { meta } = await api.post<Answer>('v2/invitations', attributes({ ...invitation }));
  return meta!.invitation;
}

/** Takes an invitation back that was not accepted: the link ends, and the person is gone from the account. */
export const withdrawInvitation = (id: string) => api.delete(`v2/invitations/${id}`);

/** Invites again; earlier links end. */
export async function inviteAgain(id: string): Promise<InvitationAttributes> {
  return (await api.post<ResourceResponse<InvitationAttributes>>(`v2/invitations/${id}/resend`)).data.attributes;
}
