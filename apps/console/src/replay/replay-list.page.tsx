import { Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../app/list/empty-state';
import { QueryState } from '../app/list/query-state';
import { WebhookLayout } from '../webhook/webhook-layout';
import { replaysQuery } from './replay';
import { ReplayFields } from './replay-fields';
import { ReplayPanel } from './replay-panel';

const route = getRouteApi('/signed-in/settings/account/webhooks/$webhook/replays');

/** Starts replays of a webhook and shows their progress. */
export function ReplayListPage() {
  const { webhook } = route.useParams();
  return <WebhookLayout id={webhook}>{() => <Replays webhook={webhook} />}</WebhookLayout>;
}

function Replays({ webhook }: { webhook: string }) {
  const { t } = useTranslation();
  const replays = useQuery(replaysQuery(webhook));
  return (
    <Stack>
      <ReplayFields webhook={webhook} />
      <Title order={2}>{t('replay.earlier')}</Title>
      <QueryState
        query={replays}
        rows={2}
        empty={{ when: ({ data }) => data.length === 0, show: <EmptyState title={t('replay.empty')} /> }}
      >
        {({ data }) => (
          <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
            {data.map((replay) => (
              <li key={replay.id}>
                <ReplayPanel webhook={webhook} replay={replay} />
              </li>
            ))}
          </Stack>
        )}
      </QueryState>
    </Stack>
  );
}
