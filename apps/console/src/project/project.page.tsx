import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/dialog/dialog';
import { useMe } from '../session/session';
import { TicketFields } from '../ticket/ticket-fields';
import { TicketList } from '../ticket/ticket-list';
import { isArchived, mayWorkOnTickets } from './project.policy';
import { projectRoute } from './project.route';
import { ProjectTabs } from './project-layout';

/** The tickets of a project. */
export function ProjectPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { project: id } = projectRoute.useParams();
  const search = projectRoute.useSearch();
  const navigate = useNavigate({ from: projectRoute.fullPath });
  const [creating, setCreating] = useState(false);
  return (
    <ProjectTabs
      id={id}
      actions={({ attributes }) =>
        mayWorkOnTickets(me) &&
        !isArchived(attributes) && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setCreating(true)}>
            {t('ticket.new')}
          </Button>
        )
      }
    >
      {() => (
        <>
          <TicketList
            project={id}
            search={search}
            onSearch={(change) =>
              void navigate({ search: (current) => ({ ...current, page: undefined, ...change }), replace: true })
            }
          />
          <Dialog opened={creating} onClose={() => setCreating(false)} title={t('ticket.new')} size="lg">
            <TicketFields
              project={id}
              onSaved={({ attributes: { uuid } }) =>
                void navigate({ to: '/projects/$project/tickets/$ticket', params: { project: id, ticket: uuid } })
              }
            />
          </Dialog>
        </>
      )}
    </ProjectTabs>
  );
}
