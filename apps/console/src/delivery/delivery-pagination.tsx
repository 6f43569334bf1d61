import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Pages } from '../app/list/list-pagination';
import { QueryState } from '../app/list/query-state';
import type { Deliveries, Delivery } from './delivery';

interface DeliveryPagesProps {
  query: UseQueryResult<Deliveries>;
  page: number | undefined;
  onPage: (page: number) => void;
  /** Shown when there are none. */
  empty: ReactNode;
  children: (deliveries: Delivery[]) => ReactNode;
}

/** A page of a list of deliveries, and the way to the others. */
export function DeliveryPages({ query, page, onPage, empty, children }: DeliveryPagesProps) {
  return (
    <QueryState query={query} empty={{ when: ({ data }) => data.length === 0, show: empty }}>
      {({ data, meta }) => (
        <>
          {children(data)}
          <Pages count={meta.count} atLeast={meta['count-is-minimum']} page={page} onChange={onPage} />
        </>
      )}
    </QueryState>
  );
}
