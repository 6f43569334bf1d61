import { Button, Group, Text } from '@mantine/core';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../app/list/error-state';
import { useFormats } from '../app/language/format';
import { useNow } from '../app/value/use-now';
import type { ExplorerToken } from '../api-explorer/explorer-token';

interface ExplorerTokenValueProps {
  query: UseQueryResult<ExplorerToken | null>;
  revoke: UseMutationResult<unknown, Error, string>;
}

/** Shows the expiration of the API explorer token, with buttons to replace and revoke it. */
export function ExplorerTokenValue({ query, revoke }: ExplorerTokenValueProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow();
  const { data: token } = query;
  if (!token) return <Text c="dimmed">{token === null ? t('apiDocumentation.revoked') : '…'}</Text>;
  return (
    <div>
      <Text>
        {t('apiDocumentation.tokenEnds', {
          time: formats.hour(token.expiresAt),
          when: formats.ago(token.expiresAt, now),
        })}
      </Text>
      <Text size="xs" c="dimmed">
        {t('apiDocumentation.tokenText')}
      </Text>
      <Group gap="xs" mt={6}>
        <Button size="compact-sm" variant="default" loading={query.isFetching} onClick={() => void query.refetch()}>
          {t('apiDocumentation.newToken')}
        </Button>
        <Button size="compact-sm" variant="default" loading={revoke.isPending} onClick={() => revoke.mutate(token.id)}>
          {t('apiDocumentation.revoke')}
        </Button>
      </Group>
      {(query.error ?? revoke.error) && <ErrorState error={(query.error ?? revoke.error)!} />}
    </div>
  );
}
