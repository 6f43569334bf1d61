import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DeliveryAttributes } from './delivery';

const looks = {
  delivered: 'teal',
  failed: 'red',
  pending: 'blue',
  retrying: 'yellow',
} as const;

/** Shows the status of a delivery. A pending delivery with a failed attempt counts as retrying. */
export function DeliveryStatusBadge({ delivery: { status, attempts } }: { delivery: DeliveryAttributes }) {
  const { t } = useTranslation();
  const standing = status === 'pending' && attempts > 0 ? 'retrying' : status;
  return <Badge color={looks[standing]}>{t(`delivery.status.${standing}`)}</Badge>;
}
