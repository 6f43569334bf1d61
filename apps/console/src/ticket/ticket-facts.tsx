import { Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FactList } from '../app/value/fact-list';
import { IdValue } from '../app/value/id-value';
import { Instant } from '../app/value/instant';
import { useFormats } from '../app/language/format';
import { componentsQuery, projectTicketTypesQuery } from '../project/project';
import { useUserNames } from '../user/user-names';
import { DueDate } from './due-date';
import { TicketStatusBadge } from './ticket-status-badge';
import type { PriorityCode, StatusCode, Ticket } from './ticket';

/** Shows the attributes of a ticket with the IDs for the API. */
export function TicketFacts({ project, ticket: { attributes } }: { project: string; ticket: Ticket }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { nameOf } = useUserNames();
  const components = useQuery(componentsQuery(project));
  const types = useQuery(projectTicketTypesQuery(project));
  const { 'component-id': component, 'ticket-type-id': type, 'assigned-to-id': assignee } = attributes;
  const named = (list: { id: string; attributes: { name: string } }[] | undefined, id: string) => (
    <Group gap="xs">
      {list?.find((entry) => entry.id === id)?.attributes.name}
      <IdValue id={id} />
    </Group>
  );
  return (
    <FactList
      facts={[
        [t('ticket.status'), <TicketStatusBadge key="status" status={attributes['status-id'] as StatusCode} />],
        [t('ticket.priority'), t(`ticket.priorities.${attributes['priority-id'] as PriorityCode}`)],
        [t('ticket.assignee'), assignee === undefined ? t('ticket.nobody') : nameOf(assignee)],
        [t('ticket.due'), attributes['due-date'] ? <DueDate key="due" ticket={attributes} /> : '–'],
        [t('ticket.progress'), `${formats.number(attributes.progress)} %`],
        [t('ticket.type'), named(types.data, type)],
        [t('ticket.component'), named(components.data, component)],
        [t('ticket.author'), nameOf(attributes['author-id'])],
        [t('ticket.created'), <Instant key="created" value={attributes['created-at']} />],
        [t('ticket.updated'), <Instant key="updated" value={attributes['updated-at']} />],
        [t('ticket.uuid'), <IdValue key="uuid" id={attributes.uuid} />],
        [t('project.id'), <IdValue key="project" id={project} />],
      ]}
    />
  );
}
