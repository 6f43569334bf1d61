import { histogram } from '@plumbline/runtime';

export const requestDuration = histogram('http_request_seconds', 'Requests, from their arrival to their response', [
  'method',
  'route',
  'status',
]);
