import type { deliveryStatus, undeliveredReason } from '@plumbline/contracts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '../app/api/api-client';
import type { ListResponse, ResourceResponse, Resource } from '../app/api/json-api';
import { pageSize } from '../app/list/list-search';
import { instantOf } from '../app/value/local-time';
import type { DeliverySearch } from './delivery-search';

export type DeliveryStatus = z.output<typeof deliveryStatus>;

export interface DeliveryAttributes {
  'event-name': string;
  'event-id': string;
  /** Absent for events of the account as a whole. */
  'project-id'?: string;
  status: DeliveryStatus;
  /** Present only in the list of undelivered deliveries. */
  reason?: z.output<typeof undeliveredReason>;
  attempts: number;
  'next-attempt-at'?: string;
  'created-at': string;
}

/** A delivery. Its ID is the `webhook-id` of every attempt. */
export interface Delivery extends Resource<DeliveryAttributes> {
  relationships: { webhook: { data: { id: string } } };
}

/** One HTTP request for a delivery, with the response. Hidden values read `[hidden]`. */
export interface AttemptAttributes {
  number: number;
  'started-at': string;
  'duration-ms': number;
  'request-headers': Record<string, string>;
  'request-body': string;
  'response-status'?: number;
  'response-headers'?: Record<string, string>;
  'response-body'?: string;
  error?: string;
  'next-attempt-at'?: string;
}

export type Attempt = Resource<AttemptAttributes>;

/** A page of deliveries. `count-is-minimum` means that there are more than `count`. */
export type Deliveries = Omit<ListResponse<DeliveryAttributes, { 'count-is-minimum'?: boolean }>, 'data'> & {
  data: Delivery[];
};

const queryOf = ({ page, status, event, project, from, to }: DeliverySearch) => ({
  page,
  pagesize: pageSize,
  status: status?.join(','),
  event_name: event?.join(','),
  project_id: project,
  from: from && instantOf(from),
  to: to && instantOf(to),
});

/** The deliveries of a webhook, newest first, reloaded regularly. */
export const deliveriesQuery = (webhook: string, search: DeliverySearch) =>
  queryOptions({
    queryKey: ['webhooks', webhook, 'deliveries', queryOf(search)],
    queryFn: ({ signal }) =>
      api.get<Deliveries>(`v2/webhooks/${webhook}/deliveries`, { query: queryOf(search), signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 5_000,
  });

/** The deliveries of all webhooks that failed, are late or belong to an inactive webhook. */
export const undeliveredQuery = (search: DeliverySearch) =>
  queryOptions({
    queryKey: ['webhooks', 'undelivered', queryOf(search)],
    queryFn: ({ signal }) => api.get<Deliveries>('v2/webhooks/undelivered', { query: queryOf(search), signal }),
    placeholderData: keepPreviousData,
  });

/** A delivery with its attempts, newest first, reloaded while it is pending. */
export const deliveryQuery = (webhook: string, id: string) =>
  queryOptions({
    queryKey: ['webhooks', webhook, 'deliveries', id],
    queryFn: async ({ signal }) => {
      const path = `v2/webhooks/${webhook}/deliveries/${id}`;
      const { data, included = [] } = await api.get<ResourceResponse<DeliveryAttributes>>(path, { signal });
      const attempts = (included as unknown as Attempt[]).toSorted(
        (one, other) => other.attributes.number - one.attributes.number,
      );
      return { delivery: data as Delivery, attempts };
    },
    refetchInterval: ({ state }) => (state.data?.delivery.attributes.status === 'pending' ? 2_000 : false),
  });

/** Sends the delivery again immediately, with the same `webhook-id`. */
export const resendDelivery = (webhook: string, id: string) =>
  api.post(`v2/webhooks/${webhook}/deliveries/${id}/resend`);
