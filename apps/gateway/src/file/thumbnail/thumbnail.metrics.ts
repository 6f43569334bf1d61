import { counter } from '@plumbline/runtime';

export const thumbnails = counter(
  'thumbnails_total',
  'Uploaded images, by what became of their thumbnail: drawn, too-large, unreadable, out-of-memory, timed-out, failed or overloaded',
  ['outcome'],
);
