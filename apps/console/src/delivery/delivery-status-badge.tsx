import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DeliveryAttributes } from './delivery';

const looks = {
  delivered: 'teal',
  failed: 'red',
  pending: 'blue',
  retrying: 'yellow',
} as const;

/** How a delivery stands; one that has failed and is tried again is told from one that has not been tried. */
export function DeliveryStatusBadge({ delivery: { status, attempts } }: { delivery: DeliveryAttributes }) {
  const { t } = useTranslation();
  const standing = status === 'pending' && attempts > 0 ? 'retrying' : status;
  return <Badge color={looks[standing]}>{t(`delivery.status.${standing}`)}</Badge>;
}
