import { useQuery } from '@tanstack/react-query';
import { nameOf, webhooksQuery } from './webhook';

/** What a webhook is called, by its id; the id itself where that is not known. Of the first 500, as many as the API gives at once. */
export function useWebhookNames(): (id: string) => string {
  const { data } = useQuery(webhooksQuery({ size: 500 }));
  const names = new Map(data?.data.map(({ id, attributes }) => [id, nameOf(attributes)]));
  return (id) => names.get(id) ?? id;
}
