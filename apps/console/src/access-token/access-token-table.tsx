import { Badge, Code, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable, type Column } from '../app/table/data-table';
import { Instant } from '../app/value/instant';
import { prefixOf, type AccessToken } from './access-token';
import { ExpiryValue } from './expiry-value';

interface AccessTokenTableProps {
  tokens: AccessToken[];
  actions: (token: AccessToken) => ReactNode;
  /** Omits the creation date, for a narrow column. */
  narrow?: boolean;
}

/** Lists access tokens, without their secrets. */
export function AccessTokenTable({ tokens, actions, narrow = false }: AccessTokenTableProps) {
  const { t } = useTranslation();
  const created: Column<AccessToken> = {
    header: t('accessToken.created'),
    cell: ({ attributes }) => <Instant value={attributes['created-at']} />,
  };
  return (
    <DataTable
      label={t('profile.tabs.accessTokens')}
      rows={tokens}
      rowKey={({ id }) => id}
      columns={[
        {
          header: t('accessToken.name'),
          cell: ({ id, attributes }) => (
            <div>
              <Text fw={500}>{attributes.name}</Text>
              <Code>{prefixOf(id)}…</Code>
            </div>
          ),
        },
        {
          header: t('accessToken.scopes'),
          cell: ({ attributes }) => (
            <Group gap={4}>
              {attributes.scopes.map((scope) => (
                <Badge key={scope} color="gray" miw="max-content">
                  {t(`accessToken.scope.${scope}`)}
                </Badge>
              ))}
            </Group>
          ),
        },
        ...(narrow ? [] : [created]),
        { header: t('accessToken.lastUsed'), cell: (token) => <LastUse token={token} /> },
        {
          header: t('accessToken.expires'),
          cell: ({ attributes }) => <ExpiryValue token={attributes} />,
        },
        { header: t('list.actions'), actions: true, cell: actions },
      ]}
    />
  );
}

/** Shows when and from where a token was last used. */
function LastUse({ token: { attributes } }: { token: AccessToken }) {
  const { t } = useTranslation();
  const { 'last-used-at': at, 'last-used-ip': ip } = attributes;
  if (at === undefined) return <Text c="dimmed">{t('accessToken.unused')}</Text>;
  return (
    <div>
      <Instant value={at} relative />
      {ip && (
        <Text size="xs" c="dimmed">
          {ip}
        </Text>
      )}
    </div>
  );
}
