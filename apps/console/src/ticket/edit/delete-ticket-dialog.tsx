import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../app/dialog/confirm-dialog';
import { deleteTicket, type Ticket } from '../ticket';
import { useReadTicket, useTicketFieldTexts, versionOf } from './ticket-inputs';

interface DeleteTicketDialogProps {
  project: string;
  ticket: Ticket;
  opened: boolean;
  onClose: () => void;
}

/** Asks for confirmation, deletes the ticket and leads to its project. */
export function DeleteTicketDialog({ project, ticket, opened, onClose }: DeleteTicketDialogProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const read = useReadTicket(project);
  const fields = useTicketFieldTexts(project);
  const { uuid, 'sequential-id': number } = ticket.attributes;
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={t('ticket.deleteTitle', { number: `#${number}` })}
      confirm={t('ticket.delete')}
      danger
      resource={{ ...versionOf({ data: ticket }), read: async () => versionOf(await read(uuid)), fields }}
      action={(ifMatch) => deleteTicket(project, uuid, ifMatch)}
      onDone={async () => {
        await navigate({ to: '/projects/$project', params: { project } });
        queryClient.removeQueries({ queryKey: ['tickets', project, uuid] });
        await queryClient.invalidateQueries({ queryKey: ['tickets', project] });
      }}
    >
      {t('ticket.deleteText')}
    </ConfirmDialog>
  );
}
