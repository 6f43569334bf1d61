import { Badge, Button, Group, Select } from '@mantine/core';
import { userKinds, userStates } from '@plumbline/contracts';
import { IconCheck, IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../app/list/empty-state';
import { ListPagination } from '../app/list/list-pagination';
import { QueryState } from '../app/list/query-state';
import { SearchField } from '../app/list/search-field';
import { TextLink } from '../app/shell/link';
import { Page } from '../app/shell/page';
import { DataTable } from '../app/table/data-table';
import { useMe } from '../session/session';
import { InvitationDialog } from './invitation-dialog';
import { UserStateBadge } from './user-state-badge';
import { usersQuery, type User, type UserSearch } from './user';

const route = getRouteApi('/signed-in/users');

const everyone = '';

export function UserListPage() {
  const { t } = useTranslation();
  const me = useMe();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const users = useQuery(usersQuery(search));
  const [inviting, setInviting] = useState(false);
  const show = (change: UserSearch) =>
    void navigate({ search: (current) => ({ ...current, page: undefined, ...change }), replace: true });
  return (
    <Page
      title={t('user.title')}
      actions={
        me.can('users') && (
          <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => setInviting(true)}>
            {t('user.invite.action')}
          </Button>
        )
      }
    >
      <Group gap="sm">
        <SearchField label={t('user.search')} value={search.search} onChange={(text) => show({ search: text })} />
        <Select
          aria-label={t('user.kindLabel')}
          w={200}
          value={search.kind ?? everyone}
          onChange={(kind) => show({ kind: kind || undefined })}
          data={[
            { value: everyone, label: t('user.anyKind') },
            ...userKinds.map((value) => ({ value, label: t(`user.kind.${value}`) })),
          ]}
        />
        <Select
          aria-label={t('user.stateLabel')}
          w={180}
          value={search.state ?? everyone}
          onChange={(state) => show({ state: state || undefined })}
          data={[
            { value: everyone, label: t('user.anyState') },
            ...userStates.map((value) => ({ value, label: t(`user.state.${value}`) })),
          ]}
        />
      </Group>
      <QueryState
        query={users}
        empty={{ when: ({ data }) => data.length === 0, show: <EmptyState title={t('list.nothingFound')} /> }}
      >
        {({ data, meta }) => (
          <>
            <UserTable users={data} />
            <ListPagination count={meta.count} page={search.page} onChange={(page) => show({ page })} />
          </>
        )}
      </QueryState>
      <InvitationDialog opened={inviting} onClose={() => setInviting(false)} />
    </Page>
  );
}

function UserTable({ users }: { users: User[] }) {
  const { t } = useTranslation();
  return (
    <DataTable
      label={t('user.title')}
      rows={users}
      rowKey={({ id }) => id}
      columns={[
        {
          header: t('user.name'),
          cell: ({ id, attributes }) => (
            <Group gap="xs">
              <TextLink to="/users/$user" params={{ user: id }} fw={500}>
                {attributes.fullname}
              </TextLink>
              {attributes['is-owner'] && <Badge>{t('user.owner')}</Badge>}
            </Group>
          ),
        },
        { header: t('user.email'), cell: ({ attributes }) => attributes.email },
        { header: t('user.kindLabel'), cell: ({ attributes }) => t(`user.kind.${attributes.kind}`) },
        {
          header: t('user.permission.api_documentation_access'),
          cell: ({ attributes }) =>
            attributes.permissions.api_documentation_access && (
              <IconCheck size={16} role="img" aria-label={t('user.yes')} />
            ),
        },
        { header: t('user.stateLabel'), cell: ({ attributes }) => <UserStateBadge state={attributes.state} /> },
      ]}
    />
  );
}
