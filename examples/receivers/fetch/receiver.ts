import { isGenuine } from './signature.ts';

/** Keeps a delivery under its id, once: in a key-value store, a queue or a table. Another program processes it. */
export type Store = (id: string, body: ArrayBuffer) => Promise<void>;

/**
 * Answers a delivery in any runtime with the Fetch API: Cloudflare Workers, Deno, Bun, Node. A Worker with a key-value store:
 *
 *     export default {
 *       fetch: (request, env) => receive(request, env.WEBHOOK_KEYS.split(' '), (id, body) => env.INBOX.put(id, body)),
 *     };
 */
export async function receive(request: Request, keys: string[], store: Store): Promise<Response> {
  const body = await request.arrayBuffer();
  if (!(await isGenuine(request.headers, body, keys))) return new Response(null, { status: 401 });
  await store(request.headers.get('webhook-id')!, body);
  return new Response(null, { status: 204 });
}
