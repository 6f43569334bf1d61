import { gauge } from '@plumbline/runtime';

export const storeAvailable = gauge(
  'blob_store_available',
  'Whether the store for files works, as far as its last uses have shown: 1 or 0',
);
