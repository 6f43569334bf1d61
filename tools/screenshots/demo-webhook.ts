import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { demoPerson } from '../demo/people';
import { signIn, type Resource, type Session } from '../demo/session';
import type { DevFile } from '../demo/dev-file';

export interface DemoWebhook {
  id: string;
  /** A delivery that arrived at its second attempt. */
  delivery: string;
  /** Deletes the webhook and stops its receiver. */
  remove(): Promise<void>;
}

const subjects = ['Lift door jams', 'Skirting board is loose'];
const refusedComment = 'Is anybody there?';
const timeoutMs = 60_000;

/** Creates a webhook with typical deliveries: most arrive, some at the second attempt, and one is still being retried. */
export async function demoWebhook(facts: DevFile): Promise<DemoWebhook> {
  const session = await signIn(facts.url, facts.account, demoPerson('owner'));
  const receiver = await startReceiver();
  const { data } = await session('POST', 'v2/webhooks', {
    description: 'Tickets to the ERP',
    'target-url': receiver.url,
    events: ['ticket_*', 'comment_added'],
    headers: [{ name: 'X-Tenant', value: 'north' }],
  });
  const path = `v2/webhooks/${data.id}`;
  const remove = async () => {
    await session('DELETE', path);
    receiver.stop();
  };
  try {
    for (const subject of subjects) await createAndDeleteTicket(session, facts, subject);
    return { id: data.id, delivery: await retried(session, path), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Creates and deletes a ticket, so that the demo data does not change. */
async function createAndDeleteTicket(session: Session, { project, component, ticketType }: DevFile, subject: string) {
  const tickets = `v2/projects/${project}/tickets`;
  const { data } = await session('POST', tickets, {
    ...{ subject, 'component-id': component, 'ticket-type-id': ticketType },
  });
  const ticket = `${tickets}/${String(data.attributes['uuid'])}`;
  await session('POST', `${ticket}/comment`, { comment: subject === subjects.at(-1) ? refusedComment : 'On its way.' });
  await session('DELETE', ticket);
}

/** Waits for all deliveries that can arrive. Returns one that took two attempts. */
async function retried(session: Session, path: string): Promise<string> {
  for (const end = Date.now() + timeoutMs; Date.now() < end; await delay(200)) {
    const { data } = await session<Resource[]>('GET', `${path}/deliveries?status=delivered`);
    const late = data.find(({ attributes }) => attributes['attempts'] === 2);
    if (late && data.length === subjects.length * 3 - 1) return late.id;
  }
  throw new Error('the deliveries of the demo webhook have not arrived');
}

/** Refuses the first attempt for a new ticket, and every attempt for one comment. */
async function startReceiver(): Promise<{ url: string; stop: () => void }> {
  const seen = new Set<unknown>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const first = !seen.has(request.headers['webhook-id']);
      seen.add(request.headers['webhook-id']);
      if ((first && body.includes('ticket_created')) || body.includes(refusedComment)) {
        response.writeHead(500, { 'content-type': 'text/plain' }).end('the queue is full');
      } else {
        response.writeHead(204).end();
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/plumbline`, stop };
}
