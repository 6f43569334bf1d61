import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error';
import { endsSession } from './session-renewal';

/** Statuses worth a retry: no response (0), or a server that is overloaded or unavailable. */
const transient = new Set([0, 502, 503, 504]);
const tries = 2;

/** Creates the query client. Calls `onSignedOut` when the session has ended and the user does not want to sign in again. */
export function createQueryClient({ onSignedOut }: { onSignedOut: () => void }): QueryClient {
  const onError = (error: Error) => {
    if (endsSession(error)) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: (error, query) => query.meta?.['ofSession'] !== true && onError(error) }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // A request that fails at once says so in its form or page. One that waits for the connection would only seem to load.
      mutations: { networkMode: 'always' },
      queries: {
        networkMode: 'always',
        staleTime: 10_000,
        retry: (failed, error) => failed < tries && error instanceof ApiError && transient.has(error.status),
      },
    },
  });
}
