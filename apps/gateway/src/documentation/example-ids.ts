import { toShortCode } from '@plumbline/contracts';

/**
 * The ids in the examples of the API documentation. No two are equal, because the served document replaces each with an id that
 * its reader can access.
 */
export const exampleIds = {
  customer: '1001',
  project: toShortCode(11),
  component: toShortCode(21),
  ticketType: toShortCode(31),
  user: toShortCode(2003),
  group: toShortCode(4001),
  ticket: '01a20c71-1dc8-7619-81db-9b50b56bcb13',
  attachment: '01a20d11-80f4-7e2a-b6c5-7d8e9f0a1b2c',
  webhook: '01a1c0de-4b5a-7f60-9182-a3b4c5d6e7f8',
  delivery: '01a20c71-2b3c-7d4e-8f50-617283940a5b',
} as const;

export type ExampleIds = Record<keyof typeof exampleIds, string>;
