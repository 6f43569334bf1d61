import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

/** A subscriber in a container. It records what it receives by POST, and returns the records to a GET. */
const received = [];
createServer(async (request, response) => {
  if (request.method === 'GET') return response.end(JSON.stringify(received));
  received.push({ headers: request.headers, body: await text(request) });
  response.writeHead(204).end();
}).listen(8080);
process.once('SIGTERM', () => process.exit());
