import { Badge, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Instant } from '../app/value/instant';
import { useNow } from '../app/value/use-now';
import type { AccessTokenAttributes } from './access-token';
import { expiryOf, isOfExplorer } from './expiry';

const colors = { soon: 'yellow', now: 'red', over: 'gray' } as const;

/** Shows when a token expires, with a warning when that is soon. */
export function ExpiryValue({ token }: { token: AccessTokenAttributes }) {
  const { t } = useTranslation();
  const expiresAt = token['expires-at'];
  const expiry = expiryOf(expiresAt, useNow());
  if (expiresAt === undefined) return t('accessToken.never');
  return (
    <Group gap="xs">
      <Instant value={expiresAt} />
      {expiry !== 'far' && !isOfExplorer(token) && (
        <Badge color={colors[expiry]}>{t(`accessToken.expiry.${expiry}`)}</Badge>
      )}
    </Group>
  );
}
