import { createUser, type Language, type Permission, type UserKind, type UserState } from '@plumbline/contracts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { api, attributes } from '../app/api/api-client';
import type { ListResponse, ResourceResponse, Resource } from '../app/api/json-api';
import { pageSize } from '../app/list/list-search';

/** A user in the response of the API. */
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
  /** Permissions that are left out keep their values. */
  permissions?: Partial<PermissionFlags>;
}

/** Changes the given attributes only, and if a version is given, only in that one. */
export function changeUser(
  id: string,
  change: UserChange,
  ifMatch?: string,
): Promise<ResourceResponse<UserAttributes>> {
  return api.put(`v1/users/${id}`, attributes({ ...change }), { ifMatch });
}

/** Deletes the user, and if a version is given, only in that one. */
export const deleteUser = (id: string, ifMatch?: string) => api.delete(`v1/users/${id}`, { ifMatch });

const { email, firstName, lastName } = createUser.request.shape;
const { kind, language } = createUser.request.shape;
/** One switch per permission, in the format of the API. */
export const permissionFlags = z.custom<PermissionFlags>();

/** The fields of an invitation, from the contract. */
export const invitationForm = z.object({
  email,
  firstName,
  lastName,
  kind: kind.unwrap(),
  language: language.unwrap(),
  permissions: permissionFlags,
});
export type InvitationForm = z.output<typeof invitationForm>;

/** The result of an invitation. Without a mail server it contains a link, which cannot be retrieved again. */
export interface InvitationAttributes {
  'expires-at': string;
  'sent-by-mail': boolean;
  link?: string;
}

export async function inviteUser(invitation: InvitationForm): Promise<InvitationAttributes> {
  type Created = ResourceResponse<UserAttributes, { invitation: InvitationAttributes }>;
  const { meta } = await api.post<Created>('v2/invitations', attributes({ ...invitation }));
  return meta!.invitation;
}

/**
 * Withdraws an invitation that was not accepted, and if a version of its user is given, only in that one. The link stops working and
 * the user is removed.
 */
export const withdrawInvitation = (id: string, ifMatch?: string) => api.delete(`v2/invitations/${id}`, { ifMatch });

/** Invites the user again. Earlier links stop working. */
export async function inviteAgain(id: string): Promise<InvitationAttributes> {
  return (await api.post<ResourceResponse<InvitationAttributes>>(`v2/invitations/${id}/resend`)).data.attributes;
}
