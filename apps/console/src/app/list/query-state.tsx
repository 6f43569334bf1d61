import { Box } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorState } from './error-state';
import { LoadingState } from './loading-state';

interface QueryStateProps<Data> {
  query: UseQueryResult<Data>;
  /** Stands in for the children when there is nothing to show. */
  empty?: { when: (data: Data) => boolean; show: ReactNode };
  rows?: number;
  children: (data: Data) => ReactNode;
}

/** What a query has to show: its rows, that they are on their way, that there are none, or what went wrong. */
export function QueryState<Data>({ query, empty, rows, children }: QueryStateProps<Data>) {
  if (query.data === undefined) {
    if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
    return <LoadingState rows={rows} />;
  }
  const content = empty?.when(query.data) ? empty.show : children(query.data);
  // An older part of the list stays in sight until the new one is there.
  return (
    <Box opacity={query.isPlaceholderData ? 0.6 : 1} aria-busy={query.isPlaceholderData}>
      {query.isRefetchError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {content}
    </Box>
  );
}
