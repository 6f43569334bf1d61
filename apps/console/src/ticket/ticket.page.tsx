import { Breadcrumbs, Button, Grid, Paper, Stack } from '@mantine/core';
import { IconBook2, IconPencil, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRememberSeen } from '../api-documentation/last-seen';
import { ButtonLink, TextLink } from '../app/shell/link';
import { Dialog } from '../app/dialog/dialog';
import { QueryState } from '../app/list/query-state';
import { Page } from '../app/shell/page';
import { projectQuery } from '../project/project';
import { isArchived, mayRunProjects, mayWorkOnTickets } from '../project/project.policy';
import { useMe } from '../session/session';
import { AttachmentPanel } from './attachment-panel';
import { CommentPanel } from './comment-panel';
import { useTicketSubject } from './ticket-subject';
import { DeleteTicketDialog } from './edit/delete-ticket-dialog';
import { TicketFields } from './edit/ticket-fields';
import { ticketQuery } from './ticket';
import { TicketFacts } from './ticket-facts';

const route = getRouteApi('/signed-in/projects/$project/tickets/$ticket');

/** Shows a ticket with its files and comments. */
export function TicketPage() {
  const { t } = useTranslation();
  const me = useMe();
  const subjectOf = useTicketSubject();
  const { project, ticket: uuid } = route.useParams();
  const query = useQuery(ticketQuery(project, uuid));
  const home = useQuery(projectQuery(project));
  const [doing, setDoing] = useState<'edit' | 'delete'>();
  const done = () => setDoing(undefined);
  const ticket = query.data?.data;
  useRememberSeen({ project, ticket: uuid }, ticket !== undefined);
  const open = home.data !== undefined && !isArchived(home.data.data.attributes);
  const mayWork = mayWorkOnTickets(me) && open;
  const mayDelete = open && (mayRunProjects(me) || ticket?.attributes['author-id'] === me.id);
  const number = ticket && `#${ticket.attributes['sequential-id']}`;
  return (
    <Page
      title={ticket ? subjectOf(ticket.attributes.subject) : t('ticket.one')}
      breadcrumbs={
        <Breadcrumbs component="nav" aria-label={t('shell.breadcrumbs')}>
          <TextLink to="/projects">{t('project.title')}</TextLink>
          <TextLink to="/projects/$project" params={{ project }}>
            {home.data?.data.attributes.name ?? project}
          </TextLink>
          <span>{number ?? t('ticket.one')}</span>
        </Breadcrumbs>
      }
      actions={
        <>
          {me.can('api_documentation_access') && (
            <ButtonLink
              to="/settings/api-documentation"
              search={{ project, ticket: uuid }}
              variant="default"
              leftSection={<IconBook2 size={16} aria-hidden />}
            >
              {t('project.api')}
            </ButtonLink>
          )}
          {ticket && mayDelete && (
            <Button
              variant="default"
              leftSection={<IconTrash size={16} aria-hidden />}
              onClick={() => setDoing('delete')}
            >
              {t('ticket.delete')}
            </Button>
          )}
          {ticket && mayWork && (
            <Button leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setDoing('edit')}>
              {t('ticket.edit')}
            </Button>
          )}
        </>
      }
    >
      <QueryState query={query}>
        {({ data }) => (
          <Grid gap="md">
            <Grid.Col span={{ base: 12, md: 7 }}>
              <Stack>
                <AttachmentPanel project={project} uuid={uuid} mayChange={mayWork} />
                <CommentPanel project={project} uuid={uuid} mayChange={mayWork} />
              </Stack>
            </Grid.Col>
            <Grid.Col span={{ base: 12, md: 5 }}>
              <Paper withBorder p="md">
                <TicketFacts project={project} ticket={data} />
              </Paper>
            </Grid.Col>
          </Grid>
        )}
      </QueryState>
      <Dialog opened={doing === 'edit'} onClose={done} title={t('ticket.edit')} size="lg">
        <TicketFields project={project} ticket={ticket} onSaved={done} />
      </Dialog>
      {ticket && <DeleteTicketDialog project={project} ticket={ticket} opened={doing === 'delete'} onClose={done} />}
    </Page>
  );
}
