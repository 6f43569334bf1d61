import type { Resource, ticketStatuses } from '@plumbline/contracts';

/** A status of tickets as the API shows it. */
export function statusResource({ id, code, name }: (typeof ticketStatuses)[number]): Resource {
  return { id: code, type: 'statuses', attributes: { id: code, name, number: id } };
}
