import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { StatusCode } from './ticket';

const colors: Record<StatusCode, string> = {
  lm: 'blue',
  ol: 'violet',
  ma: 'teal',
  ex: 'yellow',
  gk: 'gray',
  ky: 'red',
};

export function TicketStatusBadge({ status }: { status: StatusCode }) {
  const { t } = useTranslation();
  return <Badge color={colors[status]}>{t(`ticket.statuses.${status}`)}</Badge>;
}
