import { Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../app/list/empty-state';
import { ListPagination } from '../../app/list/list-pagination';
import { QueryState } from '../../app/list/query-state';
import { ButtonLink, TextLink } from '../../app/shell/link';
import { Page } from '../../app/shell/page';
import { DataTable } from '../../app/table/data-table';
import { Sparkline } from '../statistics/sparkline';
import { nameOf, webhooksQuery, type Webhook } from '../webhook';
import { WebhookHealth, WebhookStatus } from '../webhook-status';
import { WebhookListTabs } from './webhook-list-tabs';

const route = getRouteApi('/signed-in/settings/account/webhooks/');

/** Lists the webhooks of the account with status, health and recent attempts. */
export function WebhookListPage() {
  const { t } = useTranslation();
  const { page } = route.useSearch();
  const navigate = route.useNavigate();
  const webhooks = useQuery(webhooksQuery({ page }));
  return (
    <Page
      title={t('webhook.title')}
      description={t('webhook.text')}
      actions={
        <ButtonLink to="/settings/account/webhooks/new" leftSection={<IconPlus size={16} aria-hidden />}>
          {t('webhook.new')}
        </ButtonLink>
      }
    >
      <WebhookListTabs />
      <QueryState
        query={webhooks}
        empty={{
          when: ({ data }) => data.length === 0,
          show: <EmptyState title={t('webhook.empty')}>{t('webhook.emptyText')}</EmptyState>,
        }}
      >
        {({ data, meta }) => (
          <>
            <WebhookTable webhooks={data} />
            <ListPagination
              count={meta.count}
              page={page}
              onChange={(next) => void navigate({ search: { page: next } })}
            />
          </>
        )}
      </QueryState>
    </Page>
  );
}

function WebhookTable({ webhooks }: { webhooks: Webhook[] }) {
  const { t } = useTranslation();
  return (
    <DataTable
      label={t('webhook.title')}
      rows={webhooks}
      rowKey={({ id }) => id}
      columns={[
        {
          header: t('webhook.one'),
          cell: ({ id, attributes }) => (
            <div>
              <TextLink to="/settings/account/webhooks/$webhook" params={{ webhook: id }} fw={500}>
                {nameOf(attributes)}
              </TextLink>
              {attributes.description && (
                <Text size="xs" c="dimmed">
                  {attributes['target-url']}
                </Text>
              )}
            </div>
          ),
        },
        { header: t('webhook.statusLabel'), cell: ({ attributes }) => <WebhookStatus webhook={attributes} /> },
        { header: t('webhook.healthLabel'), cell: ({ attributes }) => <WebhookHealth webhook={attributes} /> },
        { header: t('webhook.activity.title'), cell: ({ id }) => <Sparkline webhook={id} /> },
      ]}
    />
  );
}
