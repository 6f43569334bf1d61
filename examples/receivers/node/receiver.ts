// Receives webhooks: WEBHOOK_KEYS="whsec_... whpk_..." INBOX=inbox PORT=8080 node --import tsx receiver.ts
import { existsSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { isGenuine } from './signature.ts';

const keys = process.env.WEBHOOK_KEYS!.split(' ');
const inbox = process.env.INBOX!;

/** Returns the status of the response. */
async function receive(request: IncomingMessage): Promise<number> {
  const header = (name: string) => String(request.headers[name] ?? '');
  const id = header('webhook-id');
  const body = await buffer(request);
  const signed = { id, timestamp: header('webhook-timestamp'), signatures: header('webhook-signature'), body };
  if (!isGenuine(signed, keys)) return 401;
  await store(id, body);
  return 204;
}

/** Keeps the delivery as a file of the inbox, once. Another program processes the files, after this response. */
async function store(id: string, body: Buffer): Promise<void> {
  const file = join(inbox, id);
  if (existsSync(file)) return;
  await writeFile(`${file}.part`, body);
  await rename(`${file}.part`, file);
}

createServer((request, response) => {
  // After a 500, the delivery is sent again.
  const failed = (error: unknown) => (console.error(error), 500);
  void receive(request)
    .catch(failed)
    .then((status) => response.writeHead(status).end());
}).listen(Number(process.env.PORT));
