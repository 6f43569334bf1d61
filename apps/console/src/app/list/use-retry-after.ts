import { useEffect, useState } from 'react';
import { ApiError } from '../api/api-error';

/** When an error says to come back, and whether that time has come. Errors that say nothing can be tried again at once. */
export function useRetryAfter(error: Error): { until: Date | undefined; over: boolean } {
  const until = error instanceof ApiError ? error.retryAt : undefined;
  const [passed, setPassed] = useState<Error>();
  useEffect(() => {
    if (!until) return;
    const timer = setTimeout(() => setPassed(error), until.getTime() - Date.now());
    return () => clearTimeout(timer);
  }, [error, until]);
  return { until, over: until === undefined || passed === error };
}
