import { permissions, updateUser } from '@plumbline/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { ResourceResponse } from '../app/api/json-api';
import type { ReadVersion } from '../app/form/edit-base';
import type { FieldTexts } from '../app/form/field-texts';
import { permissionFlags, userQuery, type User, type UserAttributes } from './user';

const { firstName, lastName, kind } = updateUser.request.shape;

export const userSchema = z.object({
  firstName: firstName.unwrap(),
  lastName: lastName.unwrap(),
  kind: kind.unwrap(),
  isOwner: z.boolean(),
  permissions: permissionFlags,
});

/** The values of the inputs. */
export type UserInputs = z.input<typeof userSchema>;

export function inputsOf({ attributes }: User): UserInputs {
  return {
    firstName: attributes.firstname,
    lastName: attributes.lastname,
    kind: attributes.kind,
    isOwner: attributes['is-owner'],
    permissions: attributes.permissions,
  };
}

export function versionOf({ data }: ResourceResponse<UserAttributes>): ReadVersion<UserInputs> {
  return { values: inputsOf(data), etag: data.etag };
}

/** Returns a function that reads the user again. The page then shows what it contains now. */
export function useReadUser(id: string): () => Promise<ResourceResponse<UserAttributes>> {
  const queryClient = useQueryClient();
  return () => queryClient.fetchQuery({ ...userQuery(id), staleTime: 0 });
}

/** The fields of a user as text. */
export function useUserFieldTexts(): FieldTexts<UserInputs> {
  const { t } = useTranslation();
  return {
    firstName: { label: t('profile.firstName') },
    lastName: { label: t('profile.lastName') },
    kind: { label: t('user.kindLabel'), text: (value) => t(`user.kind.${value}`) },
    isOwner: { label: t('user.owner'), text: (owner) => t(owner ? 'value.yes' : 'value.no') },
    permissions: {
      label: t('user.permissions'),
      text: (flags) =>
        permissions
          .filter((name) => flags[name])
          .map((name) => t(`user.permission.${name}`))
          .join(', '),
    },
  };
}
