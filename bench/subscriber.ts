import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Receives deliveries: responds with 204, and at `/count` with their number. It is a separate process, so that its cost is the same for
 * every competitor.
 */
let count = 0;
const server = createServer((request, response) => {
  if (request.url === '/count') return void response.end(String(count));
  request.resume().on('end', () => {
    count += 1;
    response.writeHead(204).end();
  });
});
server.listen(0, '127.0.0.1', () => process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
