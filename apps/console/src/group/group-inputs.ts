import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ResourceResponse } from '../app/api/json-api';
import type { ReadVersion } from '../app/form/edit-base';
import type { FieldTexts } from '../app/form/field-texts';
import { useUserNames } from '../user/user-names';
import { groupQuery, type GroupAttributes, type GroupForm, type UserGroup } from './group';

/** Returns the initial values: those of the group, or the empty ones of a new one. */
export function inputsOf(group: UserGroup | undefined): GroupForm {
  return {
    name: group?.attributes.name ?? '',
    leaderId: group?.attributes.leader_id ?? '',
    userIds: group?.attributes.user_ids ?? [],
  };
}

export function versionOf({ data }: ResourceResponse<GroupAttributes>): ReadVersion<GroupForm> {
  return { values: inputsOf(data), etag: data.etag };
}

/** Returns a function that reads a group again. */
export function useReadGroup(): (id: string) => Promise<ResourceResponse<GroupAttributes>> {
  const queryClient = useQueryClient();
  return (id) => queryClient.fetchQuery({ ...groupQuery(id), staleTime: 0 });
}

/** The fields of a group as text. */
export function useGroupFieldTexts(): FieldTexts<GroupForm> {
  const { t } = useTranslation();
  const { nameOf } = useUserNames();
  return {
    name: { label: t('group.name') },
    leaderId: { label: t('group.leader'), text: (id) => id && nameOf(id) },
    userIds: { label: t('group.members'), text: (ids) => ids.map(nameOf).join(', ') },
  };
}
