import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../app/list/empty-state';
import { TextLink } from '../app/shell/link';
import { DataTable } from '../app/table/data-table';
import { Instant } from '../app/value/instant';
import { useProjectNames } from '../project/project-names';
import { WebhookTabs } from '../webhook/webhook-layout';
import { deliveriesQuery, type Delivery } from './delivery';
import { DeliveryDrawer } from './delivery-drawer';
import { DeliveryFilters } from './delivery-filters';
import { DeliveryPages } from './delivery-pagination';
import type { DeliverySearch } from './delivery-search';
import { deliveryListRoute } from './delivery.route';
import { StatusBadge } from './delivery-status-badge';

/** What was sent to a webhook, and what became of it. */
export function DeliveryListPage() {
  const { webhook } = deliveryListRoute.useParams();
  return <WebhookTabs id={webhook}>{() => <Deliveries webhook={webhook} />}</WebhookTabs>;
}

function Deliveries({ webhook }: { webhook: string }) {
  const { t } = useTranslation();
  const { delivery: shown, ...search } = deliveryListRoute.useSearch();
  const navigate = useNavigate({ from: deliveryListRoute.fullPath });
  const deliveries = useQuery(deliveriesQuery(webhook, search));
  const filtered = Object.entries(search).some(([name, value]) => name !== 'page' && value !== undefined);
  const show = (change: DeliverySearch) =>
    void navigate({ search: (current) => ({ ...current, page: undefined, ...change }), replace: true });
  return (
    <Stack>
      <DeliveryFilters search={search} onSearch={show} />
      <DeliveryPages
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
      </DeliveryPages>
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
              from={deliveryListRoute.fullPath}
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
        { header: t('delivery.statusLabel'), cell: ({ attributes }) => <StatusBadge delivery={attributes} /> },
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
