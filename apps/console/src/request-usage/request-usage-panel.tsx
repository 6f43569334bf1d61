import { Code, Group, Paper, Progress, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { prefixOf, type AccessToken } from '../access-token/access-token';
import { QueryState } from '../app/list/query-state';
import { useFormats } from '../app/language/format';
import { HistoryPanel } from './usage-history-panel';
import { budgetQuery, type BudgetAttributes } from './request-usage';

/** The requests of the account: used and left at this moment, by which tokens, and how many there were before. */
export function BudgetPanel({ tokens }: { tokens: AccessToken[] }) {
  const { t } = useTranslation();
  const budget = useQuery(budgetQuery);
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="budget">
      <Stack gap="sm">
        <Title order={2} id="budget">
          {t('limit.title')}
        </Title>
        <QueryState query={budget} rows={2}>
          {({ data }) => <Budget budget={data.attributes} tokens={tokens} />}
        </QueryState>
        <HistoryPanel />
      </Stack>
    </Paper>
  );
}

function Budget({ budget, tokens }: { budget: BudgetAttributes; tokens: AccessToken[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { limit, remaining, 'window-seconds': seconds, scope, 'used-by': usedBy } = budget;
  const used = limit - remaining;
  const nameOf = (id: string) => tokens.find((token) => token.id === id)?.attributes.name;
  return (
    <Stack gap="sm">
      <Text c="dimmed">{t(`limit.scope.${scope}`, { limit: formats.number(limit), seconds })}</Text>
      <div>
        <Group justify="space-between" mb={6}>
          <Text>{t('limit.used', { used: formats.number(used) })}</Text>
          <Text fw={500}>{t('limit.left', { left: formats.number(remaining) })}</Text>
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
              <Text>{t('limit.requests', { count: requests, number: formats.number(requests) })}</Text>
            </Group>
          ))}
        </Stack>
      )}
    </Stack>
  );
}
