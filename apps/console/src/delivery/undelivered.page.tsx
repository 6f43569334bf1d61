import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../app/list/empty-state';
import { TextLink } from '../app/shell/link';
import { Page } from '../app/shell/page';
import { DataTable } from '../app/table/data-table';
import { Instant } from '../app/value/instant';
import { useProjectNames } from '../project/project-names';
import { useWebhookNames } from '../webhook/webhook-names';
import { WebhookListTabs } from '../webhook/list/webhook-list-tabs';
import { undeliveredQuery, type Delivery } from './delivery';
import { DeliveryFilters } from './delivery-filters';
import { DeliveryPage } from './delivery-page';
import type { DeliverySearch } from './delivery-search';

const route = getRouteApi('/signed-in/settings/account/webhooks/undelivered');

/** Lists the deliveries of all webhooks that failed, are late or belong to an inactive webhook. */
export function UndeliveredPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const deliveries = useQuery(undeliveredQuery(search));
  const show = (change: DeliverySearch) =>
    void navigate({ search: (current) => ({ ...current, page: undefined, ...change }), replace: true });
  return (
    <Page
      title={t('webhook.title')}
      documentTitle={t('delivery.undelivered')}
      description={t('delivery.undeliveredText')}
    >
      <WebhookListTabs />
      <DeliveryFilters search={search} onSearch={show} withoutStatus />
      <DeliveryPage
        query={deliveries}
        page={search.page}
        onPage={(page) => show({ page })}
        empty={<EmptyState title={t('delivery.nothingUndelivered')}>{t('delivery.nothingUndeliveredText')}</EmptyState>}
      >
        {(rows) => <UndeliveredTable deliveries={rows} />}
      </DeliveryPage>
    </Page>
  );
}

function UndeliveredTable({ deliveries }: { deliveries: Delivery[] }) {
  const { t } = useTranslation();
  const { nameOf: projectName } = useProjectNames();
  const webhookName = useWebhookNames();
  return (
    <DataTable
      label={t('delivery.undelivered')}
      rows={deliveries}
      rowKey={({ id }) => id}
      columns={[
        {
          header: t('delivery.event'),
          cell: ({ id, attributes, relationships }) => (
            <TextLink
              to="/settings/account/webhooks/$webhook"
              params={{ webhook: relationships.webhook.data.id }}
              search={{ delivery: id }}
              fw={500}
            >
              {attributes['event-name']}
            </TextLink>
          ),
        },
        { header: t('webhook.one'), cell: ({ relationships }) => webhookName(relationships.webhook.data.id) },
        {
          header: t('delivery.project'),
          cell: ({ attributes: { 'project-id': project } }) => project && projectName(project),
        },
        {
          header: t('delivery.reasonLabel'),
          cell: ({ attributes: { reason } }) => reason && t(`delivery.reason.${reason}`),
        },
        { header: t('delivery.attempts'), cell: ({ attributes }) => attributes.attempts },
        { header: t('delivery.made'), cell: ({ attributes }) => <Instant value={attributes['created-at']} seconds /> },
      ]}
    />
  );
}
