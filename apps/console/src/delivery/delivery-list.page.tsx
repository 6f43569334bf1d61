import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../app/list/empty-state';
import { TextLink } from '../app/shell/link';
import { DataTable } from '../app/table/data-table';
import { Instant } from '../app/value/instant';
import { useProjectNames } from '../project/project-names';
import { WebhookLayout } from '../webhook/webhook-layout';
import { deliveriesQuery, type Delivery } from './delivery';
import { DeliveryDrawer } from './delivery-drawer';
import { DeliveryFilters } from './delivery-filters';
import { DeliveryPage } from './delivery-page';
import type { DeliverySearch } from './delivery-search';
import { DeliveryStatusBadge } from './delivery-status-badge';

const route = getRouteApi('/signed-in/settings/account/webhooks/$webhook');

/** Lists the deliveries of a webhook. */
export function DeliveryListPage() {
  const { webhook } = route.useParams();
  return <WebhookLayout id={webhook}>{() => <Deliveries webhook={webhook} />}</WebhookLayout>;
}

function Deliveries({ webhook }: { webhook: string }) {
  const { t } = useTranslation();
  const { delivery: shown, ...search } = route.useSearch();
  const navigate = route.useNavigate();
  const deliveries = useQuery(deliveriesQuery(webhook, search));
  const filtered = Object.entries(search).some(([name, value]) => name !== 'page' && value !== undefined);
  const show = (change: DeliverySearch) =>
    void navigate({ search: (current) => ({ ...current, page: undefined, ...change }), replace: true });
  return (
    <Stack>
      <DeliveryFilters search={search} onSearch={show} />
      <DeliveryPage
        query={deliveries}
        page={search.page}
        onPage={(page) => show({ page })}
        empty={
          <EmptyState title={t(filtered ? 'list.nothingFound' : 'delivery.empty')}>
            {!filtered && t('delivery.emptyText')}
          </EmptyState>
        }
      >
        {(rows) => <DeliveryTable deliveries={rows} />}
      </DeliveryPage>
      <DeliveryDrawer
        webhook={webhook}
        id={shown}
        onClose={() =>
          void navigate({ search: (current) => ({ ...current, delivery: undefined }), resetScroll: false })
        }
      />
    </Stack>
  );
}

function DeliveryTable({ deliveries }: { deliveries: Delivery[] }) {
  const { t } = useTranslation();
  const { nameOf } = useProjectNames();
  return (
    <DataTable
      label={t('delivery.title')}
      rows={deliveries}
      rowKey={({ id }) => id}
      columns={[
        {
          header: t('delivery.event'),
          cell: ({ id, attributes }) => (
            <TextLink
              from="/settings/account/webhooks/$webhook"
              to="."
              search={(current) => ({ ...current, delivery: id })}
              resetScroll={false}
              preload={false}
              fw={500}
            >
              {attributes['event-name']}
            </TextLink>
          ),
        },
        {
          header: t('delivery.project'),
          cell: ({ attributes: { 'project-id': project } }) => project && nameOf(project),
        },
        { header: t('delivery.statusLabel'), cell: ({ attributes }) => <DeliveryStatusBadge delivery={attributes} /> },
        { header: t('delivery.attempts'), cell: ({ attributes }) => attributes.attempts },
        {
          header: t('delivery.next'),
          cell: ({ attributes: { 'next-attempt-at': next } }) => next && <Instant value={next} relative />,
        },
        { header: t('delivery.made'), cell: ({ attributes }) => <Instant value={attributes['created-at']} seconds /> },
      ]}
    />
  );
}
