import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { today } from '../app/value/day';
import { useFormats } from '../app/language/format';
import { isOverdue } from './overdue.policy';
import type { StatusCode, TicketAttributes } from './ticket';

/** Shows the due date of a ticket. Overdue tickets are marked by colour and text. */
export function DueDate({ ticket }: { ticket: Pick<TicketAttributes, 'due-date' | 'status-id'> }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const due = ticket['due-date'];
  if (due === undefined) return null;
  if (!isOverdue(due, ticket['status-id'] as StatusCode, today())) return formats.day(due);
  return (
    <div>
      <Text c="var(--mantine-color-error)">{formats.day(due)}</Text>
      <Text size="xs" c="var(--mantine-color-error)">
        {t('ticket.overdue')}
      </Text>
    </div>
  );
}
