import { Box } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorState } from './error-state';
import { LoadingState } from './loading-state';

interface QueryStateProps<Data> {
  query: UseQueryResult<Data>;
  /** Replaces the children if there is nothing to show. */
  empty?: { when: (data: Data) => boolean; show: ReactNode };
  rows?: number;
  children: (data: Data) => ReactNode;
}

/** Shows the state of a query: loading, failed, empty or its data. */
export function QueryState<Data>({ query, empty, rows, children }: QueryStateProps<Data>) {
  if (query.data === undefined) {
    if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
    return <LoadingState rows={rows} />;
  }
  const content = empty?.when(query.data) ? empty.show : children(query.data);
  // The previous page stays visible until the next one is loaded.
  return (
    <Box opacity={query.isPlaceholderData ? 0.6 : 1} aria-busy={query.isPlaceholderData}>
      {query.isRefetchError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {content}
    </Box>
  );
}
