import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DeliveryJob } from './delivery-job';

/** A competitor of Plumbline's dispatcher. */
export interface Dispatcher {
  /** Resolves when the jobs are stored as durably as this dispatcher stores them. */
  enqueue: (jobs: DeliveryJob[]) => Promise<void> | void;
}

/** An event with the URLs that receive it. */
export interface Announcement {
  eventId: string;
  urls: string[];
  body: string;
}

/**
 * Runs a dispatcher in this process. It receives events by HTTP and enqueues a job for each URL. Its store is at `STORE_URL`.
 */
export async function serveDispatcher(start: (storeUrl: string) => Dispatcher | Promise<Dispatcher>): Promise<void> {
  const dispatcher = await start(process.env['STORE_URL'] ?? '');
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const events = JSON.parse(Buffer.concat(chunks).toString()) as Announcement[];
      const jobs = events.flatMap(({ eventId, urls, body }) => urls.map((url) => ({ id: eventId, url, body })));
      void Promise.resolve(dispatcher.enqueue(jobs)).then(() => response.writeHead(204).end());
    });
  });
  server.listen(0, '127.0.0.1', () => process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
}
