import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error';

/** Worth a second try: no answer, or a server that is overloaded or away. Whatever else is wrong stays wrong. */
const transient = new Set([0, 502, 503, 504]);
const tries = 2;

/** Keeps what the API answered. `onSignedOut` is told when the session turns out to have ended. */
export function createQueryClient({ onSignedOut }: { onSignedOut: () => void }): QueryClient {
  const onError = (error: Error) => {
    // A wrong password is a 401 as well, and says nothing about the session.
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
