import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Where deliveries arrive: answers 204 at once, and tells at `/count` how many have come. A process of its own, so that what it
 * costs is the same for everybody who is measured.
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
