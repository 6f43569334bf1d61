import { useQuery } from '@tanstack/react-query';
import { nameOf, webhooksQuery } from './webhook';

/** Returns a function that maps a webhook ID to its name, or to the ID if unknown. Covers the first 500 webhooks, the largest page of the API. */
export function useWebhookNames(): (id: string) => string {
  const { data } = useQuery(webhooksQuery({ size: 500 }));
  const names = new Map(data?.data.map(({ id, attributes }) => [id, nameOf(attributes)]));
  return (id) => names.get(id) ?? id;
}
