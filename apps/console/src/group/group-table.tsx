import { ActionIcon, Group, Text } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../app/table/data-table';
import { IdValue } from '../app/value/id-value';
import { Instant } from '../app/value/instant';
import { useUserNames } from '../user/user-names';
import type { UserGroup } from './group';

interface GroupTableProps {
  groups: UserGroup[];
  /** Present only if the user may change groups. */
  onEdit?: (group: UserGroup) => void;
  onDelete?: (group: UserGroup) => void;
}

export function GroupTable({ groups, onEdit, onDelete }: GroupTableProps) {
  const { t } = useTranslation();
  const { nameOf } = useUserNames();
  return (
    <DataTable
      label={t('group.title')}
      rows={groups}
      rowKey={({ id }) => id}
      columns={[
        { header: t('group.name'), cell: ({ attributes }) => <Text fw={500}>{attributes.name}</Text> },
        {
          header: t('group.leader'),
          cell: ({ attributes: { leader_id: leader } }) => (leader ? nameOf(leader) : t('group.noLeader')),
        },
        { header: t('group.members'), cell: ({ attributes }) => attributes.user_ids.map(nameOf).sort().join(', ') },
        { header: t('group.changed'), cell: ({ attributes }) => <Instant value={attributes.updated_on} /> },
        { header: t('group.id'), cell: ({ id }) => <IdValue id={id} /> },
        ...(onEdit && onDelete
          ? [
              {
                header: t('list.actions'),
                actions: true,
                cell: (group: UserGroup) => (
                  <Group gap="xs" justify="flex-end" wrap="nowrap">
                    <ActionIcon
                      variant="subtle"
                      aria-label={t('group.edit.action', { name: group.attributes.name })}
                      onClick={() => onEdit(group)}
                    >
                      <IconPencil size={16} aria-hidden />
                    </ActionIcon>
                    <ActionIcon
                      variant="subtle"
                      aria-label={t('group.delete.of', { name: group.attributes.name })}
                      onClick={() => onDelete(group)}
                    >
                      <IconTrash size={16} aria-hidden />
                    </ActionIcon>
                  </Group>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
