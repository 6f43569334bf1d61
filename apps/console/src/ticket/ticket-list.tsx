import { Group, MultiSelect, Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../app/shell/link';
import { EmptyState } from '../app/list/empty-state';
import { ListPagination } from '../app/list/list-pagination';
import { QueryState } from '../app/list/query-state';
import { SearchField } from '../app/list/search-field';
import { DataTable } from '../app/table/data-table';
import { Instant } from '../app/value/instant';
import { useUserNames } from '../user/user-names';
import { DueDate } from './due-date';
import { TicketStatusBadge } from './ticket-status-badge';
import { useTicketSubject } from './ticket-subject';
import { statusCodes, ticketsQuery, type PriorityCode, type StatusCode, type Ticket } from './ticket';
import { ticketSorts, type TicketSearch } from './ticket-search';

interface TicketListProps {
  /** The ID of the project. */
  project: string;
  search: TicketSearch;
  onSearch: (change: TicketSearch) => void;
}

/** Lists the tickets of a project with search, filter, sorting and pagination. The caller holds the parameters. */
export function TicketList({ project, search, onSearch }: TicketListProps) {
  const { t } = useTranslation();
  const tickets = useQuery(ticketsQuery(project, search));
  const filtered = search.search !== undefined || search.status !== undefined;
  return (
    <>
      <Group gap="sm" mb="sm" align="flex-start">
        <SearchField label={t('ticket.search')} value={search.search} onChange={(text) => onSearch({ search: text })} />
        <MultiSelect
          aria-label={t('ticket.status')}
          placeholder={search.status ? undefined : t('ticket.anyStatus')}
          miw={220}
          clearable
          clearButtonProps={{ 'aria-label': t('list.clearFilter') }}
          value={search.status ?? []}
          onChange={(status) => onSearch({ status: status.length > 0 ? status : undefined })}
          data={statusCodes.map((code) => ({ value: code, label: t(`ticket.statuses.${code}`) }))}
        />
        <Select
          aria-label={t('list.sort')}
          w={220}
          value={search.sort ?? ticketSorts[0]}
          onChange={(sort) => onSearch({ sort: sort === ticketSorts[0] ? undefined : (sort as TicketSearch['sort']) })}
          data={ticketSorts.map((value) => ({ value, label: t(`ticket.sort.${value}`) }))}
        />
      </Group>
      <QueryState
        query={tickets}
        empty={{
          when: ({ data }) => data.length === 0,
          show: <EmptyState title={t(filtered ? 'list.nothingFound' : 'ticket.empty')} />,
        }}
      >
        {({ data, meta }) => (
          <>
            <TicketTable project={project} tickets={data} />
            <ListPagination count={meta.count} page={search.page} onChange={(page) => onSearch({ page })} />
          </>
        )}
      </QueryState>
    </>
  );
}

function TicketTable({ project, tickets }: { project: string; tickets: Ticket[] }) {
  const { t } = useTranslation();
  const { nameOf } = useUserNames();
  const subjectOf = useTicketSubject();
  return (
    <DataTable
      label={t('project.tabs.tickets')}
      rows={tickets}
      rowKey={({ id }) => id}
      columns={[
        {
          header: t('ticket.number'),
          cell: ({ attributes }) => <Text c="dimmed">#{attributes['sequential-id']}</Text>,
        },
        {
          header: t('ticket.subject'),
          cell: ({ attributes: { uuid, subject } }) => (
            <TextLink to="/projects/$project/tickets/$ticket" params={{ project, ticket: uuid }} fw={500}>
              {subjectOf(subject)}
            </TextLink>
          ),
        },
        {
          header: t('ticket.status'),
          cell: ({ attributes }) => <TicketStatusBadge status={attributes['status-id'] as StatusCode} />,
        },
        {
          header: t('ticket.priority'),
          cell: ({ attributes }) => t(`ticket.priorities.${attributes['priority-id'] as PriorityCode}`),
        },
        {
          header: t('ticket.assignee'),
          cell: ({ attributes: { 'assigned-to-id': id } }) => id !== undefined && nameOf(id),
        },
        { header: t('ticket.due'), cell: ({ attributes }) => <DueDate ticket={attributes} /> },
        {
          header: t('ticket.updated'),
          cell: ({ attributes }) => <Instant value={attributes['updated-at']} relative />,
        },
      ]}
    />
  );
}
