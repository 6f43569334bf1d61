import { useEffect, useState } from 'react';
import { ApiError } from '../api/api-error';

/** Returns when the request can be retried and whether that time has passed. Errors without a time can be retried at once. */
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
