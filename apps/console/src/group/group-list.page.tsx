import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../app/dialog/confirm-dialog';
import { EmptyState } from '../app/list/empty-state';
import { ListPagination } from '../app/list/list-pagination';
import { QueryState } from '../app/list/query-state';
import { SearchField } from '../app/list/search-field';
import { Page } from '../app/shell/page';
import { useMe } from '../session/session';
import { deleteGroup, groupsQuery, type GroupSearch, type UserGroup } from './group';
import { GroupDialog } from './group-dialog';
import { useGroupFieldTexts, useReadGroup, versionOf } from './group-inputs';
import { GroupTable } from './group-table';

const route = getRouteApi('/signed-in/groups');

/** Lists the groups of the account. Users with the permission can change them. */
export function GroupListPage() {
  const { t } = useTranslation();
  const me = useMe();
  const queryClient = useQueryClient();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const groups = useQuery(groupsQuery(search));
  const [editing, setEditing] = useState<UserGroup | 'new'>();
  const [leaving, setLeaving] = useState<UserGroup>();
  const manageable = me.can('groups');
  const read = useReadGroup();
  const fieldTexts = useGroupFieldTexts();
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['groups'] });
  const show = (change: GroupSearch) =>
    void navigate({ search: (current) => ({ ...current, page: undefined, ...change }), replace: true });
  return (
    <Page
      title={t('group.title')}
      description={t('group.description')}
      actions={
        manageable && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEditing('new')}>
            {t('group.create')}
          </Button>
        )
      }
    >
      <SearchField label={t('group.search')} value={search.search} onChange={(text) => show({ search: text })} />
      <QueryState
        query={groups}
        empty={{
          when: ({ data }) => data.length === 0,
          show: <EmptyState title={t(search.search ? 'list.nothingFound' : 'group.none')} />,
        }}
      >
        {({ data, meta }) => (
          <>
            <GroupTable groups={data} {...(manageable && { onEdit: setEditing, onDelete: setLeaving })} />
            <ListPagination count={meta.count} page={search.page} onChange={(page) => show({ page })} />
          </>
        )}
      </QueryState>
      <GroupDialog subject={editing} onClose={() => setEditing(undefined)} />
      <ConfirmDialog
        opened={leaving !== undefined}
        onClose={() => {
          setLeaving(undefined);
          // The dialog may have shown what others have changed.
          void refresh();
        }}
        title={t('group.delete.title', { name: leaving?.attributes.name ?? '' })}
        confirm={t('group.delete.action')}
        danger
        resource={
          leaving && {
            ...versionOf({ data: leaving }),
            read: async () => versionOf(await read(leaving.id)),
            fields: fieldTexts,
          }
        }
        action={(ifMatch) => deleteGroup(leaving!.id, ifMatch)}
        onDone={refresh}
      >
        {t('group.delete.text')}
      </ConfirmDialog>
    </Page>
  );
}
