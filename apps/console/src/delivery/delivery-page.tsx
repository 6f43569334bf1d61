import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ListPagination } from '../app/list/list-pagination';
import { QueryState } from '../app/list/query-state';
import type { Deliveries, Delivery } from './delivery';

interface DeliveryPageProps {
  query: UseQueryResult<Deliveries>;
  page: number | undefined;
  onPage: (page: number) => void;
  /** Shown if the list is empty. */
  empty: ReactNode;
  children: (deliveries: Delivery[]) => ReactNode;
}

/** Shows a page of deliveries with pagination. */
export function DeliveryPage({ query, page, onPage, empty, children }: DeliveryPageProps) {
  return (
    <QueryState query={query} empty={{ when: ({ data }) => data.length === 0, show: empty }}>
      {({ data, meta }) => (
        <>
          {children(data)}
          <ListPagination count={meta.count} atLeast={meta['count-is-minimum']} page={page} onChange={onPage} />
        </>
      )}
    </QueryState>
  );
}
