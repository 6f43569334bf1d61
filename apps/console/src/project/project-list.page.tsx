import { Badge, Button, Group, Select, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../app/shell/link';
import { Dialog } from '../app/dialog/dialog';
import { EmptyState } from '../app/list/empty-state';
import { ListPagination } from '../app/list/list-pagination';
import { QueryState } from '../app/list/query-state';
import { SearchField } from '../app/list/search-field';
import { Page } from '../app/shell/page';
import { DataTable } from '../app/table/data-table';
import { IdValue } from '../app/value/id-value';
import { Instant } from '../app/value/instant';
import { useMe } from '../session/session';
import { projectsQuery, type Project, type ProjectSearch } from './project';
import { ProjectFields } from './project-fields';
import { isArchived, mayRunProjects } from './project.policy';

const route = getRouteApi('/signed-in/projects');

const sorts = ['-created-on', '-updated-on', 'name'] as const;

export function ProjectListPage() {
  const { t } = useTranslation();
  const me = useMe();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const projects = useQuery(projectsQuery(search));
  const [creating, setCreating] = useState(false);
  const show = (change: ProjectSearch) =>
    void navigate({ search: (current) => ({ ...current, page: undefined, ...change }), replace: true });
  return (
    <Page
      title={t('project.title')}
      actions={
        mayRunProjects(me) && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setCreating(true)}>
            {t('project.new')}
          </Button>
        )
      }
    >
      <Group gap="sm">
        <SearchField label={t('project.search')} value={search.search} onChange={(text) => show({ search: text })} />
        <Select
          aria-label={t('list.sort')}
          w={220}
          value={search.sort ?? sorts[0]}
          onChange={(sort) => show({ sort: sort === sorts[0] ? undefined : (sort as ProjectSearch['sort']) })}
          data={sorts.map((value) => ({ value, label: t(`project.sort.${value}`) }))}
        />
      </Group>
      <QueryState
        query={projects}
        empty={{
          when: ({ data }) => data.length === 0,
          show: <EmptyState title={t(search.search ? 'list.nothingFound' : 'project.empty')} />,
        }}
      >
        {({ data, meta }) => (
          <>
            <ProjectTable projects={data} />
            <ListPagination count={meta.count} page={search.page} onChange={(page) => show({ page })} />
          </>
        )}
      </QueryState>
      <Dialog opened={creating} onClose={() => setCreating(false)} title={t('project.new')} size="lg">
        <ProjectFields
          onSaved={({ id }) => void navigate({ to: '/projects/$project/setup', params: { project: id } })}
        />
      </Dialog>
    </Page>
  );
}

function ProjectTable({ projects }: { projects: Project[] }) {
  const { t } = useTranslation();
  return (
    <DataTable
      label={t('project.title')}
      rows={projects}
      rowKey={({ id }) => id}
      columns={[
        {
          header: t('project.name'),
          cell: ({ id, attributes }) => (
            <Group gap="xs">
              <TextLink to="/projects/$project" params={{ project: id }} fw={500}>
                {attributes.name}
              </TextLink>
              {isArchived(attributes) && <Badge color="gray">{t('project.archived')}</Badge>}
            </Group>
          ),
        },
        { header: t('project.number'), cell: ({ attributes }) => attributes.projectnumber },
        { header: t('project.city'), cell: ({ attributes }) => attributes.city },
        { header: t('project.id'), cell: ({ id }) => <IdValue id={id} /> },
        {
          header: t('project.updated'),
          cell: ({ attributes }) => (
            <Text>
              <Instant value={attributes['updated-on']} relative />
            </Text>
          ),
        },
      ]}
    />
  );
}
