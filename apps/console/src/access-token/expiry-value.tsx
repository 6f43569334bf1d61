import { Badge, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Instant } from '../app/value/instant';
import { useNow } from '../app/value/use-now';
import { expiryOf } from './expiry';

const colors = { soon: 'yellow', now: 'red', over: 'gray' } as const;

/** When a token ends, with a warning in time. */
export function ExpiryValue({ expiresAt }: { expiresAt: string | undefined }) {
  const { t } = useTranslation();
  const expiry = expiryOf(expiresAt, useNow());
  if (expiresAt === undefined) return t('accessToken.never');
  return (
    <Group gap="xs">
      <Instant value={expiresAt} />
      {expiry !== 'far' && <Badge color={colors[expiry]}>{t(`accessToken.expiry.${expiry}`)}</Badge>}
    </Group>
  );
}
