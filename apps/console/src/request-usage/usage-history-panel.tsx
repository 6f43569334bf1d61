import { Button, Group, Select, Stack, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { QueryState } from '../app/list/query-state';
import { useFormats } from '../app/language/format';
import { DataTable } from '../app/table/data-table';
import { useNow } from '../app/value/use-now';
import { everyStep, usageHistoryQuery, sumOf, type UsageHistoryAttributes } from './usage-history';
import { UsageChart } from './usage-chart';

/** Shows the requests of the last 24 hours as a chart and a table, for all tokens or for one. */
export function UsageHistoryPanel() {
  const { t } = useTranslation();
  const history = useQuery(usageHistoryQuery);
  return (
    <Stack gap="sm" component="section" aria-labelledby="history">
      <Title order={3} id="history">
        {t('requestUsage.history')}
      </Title>
      <QueryState query={history} rows={3}>
        {({ data }) => <UsageHistory history={data.attributes} />}
      </QueryState>
    </Stack>
  );
}

function UsageHistory({ history }: { history: UsageHistoryAttributes }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow();
  const [tokenId, setTokenId] = useState('');
  const [asTable, { toggle }] = useDisclosure();
  const token = history.tokens.find(({ 'token-id': id }) => id === tokenId);
  const points = everyStep((token ?? { points: history.total }).points, history, now);
  const choices = history.tokens.map(({ 'token-id': value, name, points: own }) => {
    const { admitted, refused } = sumOf(own);
    const requests = t('requestUsage.requests', {
      count: admitted + refused,
      number: formats.number(admitted + refused),
    });
    return { value, label: `${name}: ${requests}` };
  });
  return (
    <Stack gap="sm">
      <Group justify="space-between" align="flex-end">
        {choices.length > 0 && (
          <Select
            label={t('requestUsage.of')}
            data={[{ value: '', label: t('requestUsage.allTokens') }, ...choices]}
            value={token ? tokenId : ''}
            onChange={(id) => setTokenId(id ?? '')}
          />
        )}
        <Button variant="default" onClick={toggle} aria-expanded={asTable}>
          {t(asTable ? 'requestUsage.hideTable' : 'requestUsage.showTable')}
        </Button>
      </Group>
      <UsageChart points={points} />
      {asTable && (
        <DataTable
          label={t('requestUsage.history')}
          rows={points.toReversed()}
          rowKey={({ at }) => at}
          columns={[
            { header: t('requestUsage.hour'), cell: ({ at }) => formats.instant(at) },
            {
              header: t('requestUsage.admittedColumn'),
              alignEnd: true,
              cell: ({ admitted }) => formats.number(admitted),
            },
            { header: t('requestUsage.refusedColumn'), alignEnd: true, cell: ({ refused }) => formats.number(refused) },
          ]}
        />
      )}
    </Stack>
  );
}
