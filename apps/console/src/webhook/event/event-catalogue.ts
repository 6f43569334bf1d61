import type { EventGroup } from '@plumbline/contracts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ParseKeys } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api/api-client';
import type { ListResponse } from '../../app/api/json-api';

export interface CatalogueEvent {
  name: string;
  group: EventGroup;
  description: string;
}

/** The events that a webhook can subscribe to, by group. */
export const eventCatalogueQuery = queryOptions({
  queryKey: ['event-catalogue'],
  queryFn: async ({ signal }) => {
    const { data } = await api.get<ListResponse<CatalogueEvent>>('v2/events/catalogue', { signal });
    return data.map(({ attributes: { name, group, description } }) => ({ name, group, description }));
  },
  staleTime: Infinity,
});

/** Returns the names of all events; empty while they load. */
export function useEventNames(): string[] {
  const { data } = useQuery(eventCatalogueQuery);
  return useMemo(() => (data ?? []).map(({ name }) => name), [data]);
}

/** Translates groups and events. Unknown ones, from a newer server, keep the text of the API. */
export function useEventTexts() {
  const { t } = useTranslation();
  return {
    groupText: (group: EventGroup) =>
      t(`webhook.eventGroup.${group.replaceAll(' ', '-')}` as ParseKeys, { defaultValue: group }),
    eventText: ({ name, description }: CatalogueEvent) =>
      t(`webhook.event.${name}` as ParseKeys, { defaultValue: description }),
  };
}
