import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../app/shell/link';
import { IdValue } from '../app/value/id-value';
import type { Project } from '../project/project';
import { useTicketSubject } from '../ticket/ticket-subject';
import type { Ticket } from '../ticket/ticket';

/** Shows the project of the examples. */
export function ProjectValue({ project }: { project?: Project }) {
  const { t } = useTranslation();
  if (!project) return <Text c="dimmed">{t('apiDocumentation.noProject')}</Text>;
  return (
    <Group gap="xs">
      <TextLink to="/projects/$project" params={{ project: project.id }} size="sm">
        {project.attributes.name}
      </TextLink>
      <IdValue id={project.id} />
    </Group>
  );
}

/** Shows the ticket of the examples. */
export function TicketValue({ project, ticket }: { project?: Project; ticket?: Ticket }) {
  const { t } = useTranslation();
  const subjectOf = useTicketSubject();
  if (!project || !ticket) return <Text c="dimmed">{t('apiDocumentation.noTicket')}</Text>;
  const { uuid, subject } = ticket.attributes;
  return (
    <Group gap="xs">
      <TextLink
        to="/projects/$project/tickets/$ticket"
        params={{ project: project.id, ticket: uuid }}
        size="sm"
      >{`#${ticket.attributes['sequential-id']} ${subjectOf(subject)}`}</TextLink>
      <IdValue id={uuid} />
    </Group>
  );
}
