import { gauge } from '@plumbline/runtime';

export const storeAvailable = gauge(
  'blob_store_available',
  'Whether the last use of the store for files succeeded: 1 or 0',
);
