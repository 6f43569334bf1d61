import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/dialog/dialog';
import { useMe } from '../session/session';
import { TicketFields } from '../ticket/edit/ticket-fields';
import { TicketList } from '../ticket/ticket-list';
import { isArchived, mayWorkOnTickets } from './project.policy';
import { ProjectLayout } from './project-layout';

const route = getRouteApi('/signed-in/projects/$project');

/** Lists the tickets of a project. */
export function ProjectPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { project: id } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [creating, setCreating] = useState(false);
  return (
    <ProjectLayout
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
    </ProjectLayout>
  );
}
