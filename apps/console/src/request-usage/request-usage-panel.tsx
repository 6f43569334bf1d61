import { Code, Group, Paper, Progress, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { prefixOf, type AccessToken } from '../access-token/access-token';
import { QueryState } from '../app/list/query-state';
import { useFormats } from '../app/language/format';
import { UsageHistoryPanel } from './usage-history-panel';
import { requestUsageQuery, type RequestUsageAttributes } from './request-usage';

/** Shows the used and remaining requests of the account, the tokens that used them, and the history. */
export function RequestUsagePanel({ tokens }: { tokens: AccessToken[] }) {
  const { t } = useTranslation();
  const usage = useQuery(requestUsageQuery);
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="usage">
      <Stack gap="sm">
        <Title order={2} id="usage">
          {t('requestUsage.title')}
        </Title>
        <QueryState query={usage} rows={2}>
          {({ data }) => <CurrentUsage usage={data.attributes} tokens={tokens} />}
        </QueryState>
        <UsageHistoryPanel />
      </Stack>
    </Paper>
  );
}

function CurrentUsage({ usage, tokens }: { usage: RequestUsageAttributes; tokens: AccessToken[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { limit, remaining, 'window-seconds': seconds, scope, 'used-by': usedBy } = usage;
  const used = limit - remaining;
  const nameOf = (id: string) => tokens.find((token) => token.id === id)?.attributes.name;
  return (
    <Stack gap="sm">
      <Text c="dimmed">{t(`requestUsage.scope.${scope}`, { limit: formats.number(limit), seconds })}</Text>
      <div>
        <Group justify="space-between" mb={6}>
          <Text>{t('requestUsage.used', { used: formats.number(used) })}</Text>
          <Text fw={500}>{t('requestUsage.left', { left: formats.number(remaining) })}</Text>
        </Group>
        <Progress.Root size="lg" aria-hidden>
          <Progress.Section value={(used / limit) * 100} color={remaining === 0 ? 'red' : 'blue'} />
        </Progress.Root>
      </div>
      {usedBy.length > 0 && (
        <Stack gap={4} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
          {usedBy.map(({ 'token-id': id, requests }) => (
            <Group key={id} component="li" justify="space-between" wrap="nowrap">
              <Text truncate>{nameOf(id) ?? <Code>{prefixOf(id)}…</Code>}</Text>
              <Text>{t('requestUsage.requests', { count: requests, number: formats.number(requests) })}</Text>
            </Group>
          ))}
        </Stack>
      )}
    </Stack>
  );
}
