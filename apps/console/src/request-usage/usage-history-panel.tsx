import { Button, Group, Select, Stack, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { QueryState } from '../app/list/query-state';
import { useFormats } from '../app/language/format';
import { DataTable } from '../app/table/data-table';
import { useNow } from '../app/value/use-now';
import { everyStep, historyQuery, sumOf, type HistoryAttributes } from './usage-history';
import { UsageChart } from './usage-chart';

/** The requests of the last 24 hours, as a chart and as a table; of all tokens or of one. */
export function HistoryPanel() {
  const { t } = useTranslation();
  const history = useQuery(historyQuery);
  return (
    <Stack gap="sm" component="section" aria-labelledby="history">
      <Title order={3} id="history">
        {t('limit.history')}
      </Title>
      <QueryState query={history} rows={3}>
        {({ data }) => <History history={data.attributes} />}
      </QueryState>
    </Stack>
  );
}

function History({ history }: { history: HistoryAttributes }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow();
  const [tokenId, setTokenId] = useState('');
  const [asTable, { toggle }] = useDisclosure();
  const token = history.tokens.find(({ 'token-id': id }) => id === tokenId);
  const points = everyStep((token ?? { points: history.total }).points, history, now);
  const choices = history.tokens.map(({ 'token-id': value, name, points: own }) => {
    const { admitted, refused } = sumOf(own);
    const requests = t('limit.requests', { count: admitted + refused, number: formats.number(admitted + refused) });
    return { value, label: `${name}: ${requests}` };
  });
  return (
    <Stack gap="sm">
      <Group justify="space-between" align="flex-end">
        {choices.length > 0 && (
          <Select
            label={t('limit.of')}
            data={[{ value: '', label: t('limit.allTokens') }, ...choices]}
            value={token ? tokenId : ''}
            onChange={(id) => setTokenId(id ?? '')}
          />
        )}
        <Button variant="default" onClick={toggle} aria-expanded={asTable}>
          {t(asTable ? 'limit.hideTable' : 'limit.showTable')}
        </Button>
      </Group>
      <UsageChart points={points} />
      {asTable && (
        <DataTable
          label={t('limit.history')}
          rows={points.toReversed()}
          rowKey={({ at }) => at}
          columns={[
            { header: t('limit.hour'), cell: ({ at }) => formats.instant(at) },
            { header: t('limit.admittedColumn'), alignEnd: true, cell: ({ admitted }) => formats.number(admitted) },
            { header: t('limit.refusedColumn'), alignEnd: true, cell: ({ refused }) => formats.number(refused) },
          ]}
        />
      )}
    </Stack>
  );
}
