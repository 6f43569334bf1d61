import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error';

/** Statuses worth a retry: no response (0), or a server that is overloaded or unavailable. */
const transient = new Set([0, 502, 503, 504]);
const tries = 2;

/** Creates the query client. Calls `onSignedOut` when a request shows that the session has ended. */
export function createQueryClient({ onSignedOut }: { onSignedOut: () => void }): QueryClient {
  const onError = (error: Error) => {
    // A wrong password is a 401 too, but does not mean that the session has ended.
    if (error instanceof ApiError && error.status === 401 && error.code !== 'auth.wrong-password') onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: (error, query) => query.meta?.['ofSession'] !== true && onError(error) }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failed, error) => failed < tries && error instanceof ApiError && transient.has(error.status),
      },
    },
  });
}
