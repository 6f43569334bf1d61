import { Button, Group, Select, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../app/list/empty-state';
import { ListPagination } from '../app/list/list-pagination';
import { QueryState } from '../app/list/query-state';
import { Page } from '../app/shell/page';
import { useUserNames } from '../user/user-names';
import { auditExportUrl, auditQuery, families, type AuditSearch } from './audit';
import { AuditTable } from './audit-table';

const route = getRouteApi('/signed-in/audit');

const everything = '';

/** Lists the audit entries of the account. */
export function AuditPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { users } = useUserNames();
  const entries = useQuery(auditQuery(search));
  const show = (change: AuditSearch) =>
    void navigate({ search: (current) => ({ ...current, page: undefined, ...change }), replace: true });
  return (
    <Page
      title={t('audit.title')}
      description={t('audit.description')}
      actions={
        <Button
          component="a"
          href={auditExportUrl(search)}
          download
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {t('audit.export')}
        </Button>
      }
    >
      <Group gap="sm" align="flex-end">
        <Select
          label={t('audit.what')}
          w={200}
          value={search.family ?? everything}
          onChange={(family) => show({ family: family || undefined })}
          data={[
            { value: everything, label: t('audit.anything') },
            ...families.map((value) => ({ value, label: t(`audit.family.${value}`) })),
          ]}
        />
        <Select
          label={t('audit.who')}
          w={220}
          searchable
          value={search.actor ?? everything}
          onChange={(actor) => show({ actor: actor || undefined })}
          data={[
            { value: everything, label: t('audit.anybody') },
            ...users.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <TextInput
          type="date"
          label={t('audit.from')}
          value={search.from ?? ''}
          onChange={(event) => show({ from: event.currentTarget.value || undefined })}
        />
        <TextInput
          type="date"
          label={t('audit.to')}
          value={search.to ?? ''}
          onChange={(event) => show({ to: event.currentTarget.value || undefined })}
        />
      </Group>
      <QueryState
        query={entries}
        empty={{ when: ({ data }) => data.length === 0, show: <EmptyState title={t('list.nothingFound')} /> }}
      >
        {({ data, meta }) => (
          <>
            <AuditTable entries={data} />
            <ListPagination count={meta.count} page={search.page} onChange={(page) => show({ page })} />
          </>
        )}
      </QueryState>
    </Page>
  );
}
