#!/usr/bin/env bash
# Since version 19, `server.close()` of node:http also closes idle connections (still so in 20.20.2 and 24.21.0). It takes a response that is ended for
# one that is sent, and cuts it off if the client still reads. It keeps open a connection that never had a request, and one that is busy at that moment,
# which stays open after its response until the keep-alive time is over. libs/runtime/src/http/drain-on-close.ts replaces this behaviour.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cat > "$dir/try.mjs" <<'PROGRAM'
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

// More than the buffers of a connection hold.
const body = Buffer.alloc(32 * 1024 * 1024, 'x');
const keepAliveMs = 1_500;

async function attempt(handle, request) {
  const responses = [];
  const server = createServer({ keepAliveTimeout: keepAliveMs }, (_request, response) => {
    responses.push(response);
    handle(response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const accepted = once(server, 'connection');
  const client = connect(server.address().port, '127.0.0.1');
  await accepted;
  if (request) {
    client.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
    await once(client, 'readable');
  }
  const start = Date.now();
  server.close();
  const giveUp = setTimeout(() => client.destroy(), 3 * keepAliveMs);
  for (const response of responses) if (!response.writableEnded) response.end(body);
  const length = await text(client).then((received) => received.length, () => 0);
  clearTimeout(giveUp);
  const tookMs = Date.now() - start;
  return { whole: length > body.length, closed: tookMs >= 3 * keepAliveMs ? 'never' : tookMs >= keepAliveMs ? 'late' : 'soon' };
}

const outcomes = {
  'a response that ends after close': await attempt((response) => response.writeHead(200, { connection: 'close' }).flushHeaders(), true),
  'the same with keep-alive': await attempt((response) => response.writeHead(200).flushHeaders(), true),
  'a response that is ended before': await attempt((response) => response.end(body), true),
  'no request': await attempt(() => {}, false),
};
console.log(`Node ${process.version}`);
console.table(outcomes);
const [ordinary, busy, ended, unused] = Object.values(outcomes);
const same =
  ordinary.whole && ordinary.closed === 'soon' && busy.whole && busy.closed === 'late' && !ended.whole && unused.closed === 'never';
if (!same) console.log('The behaviour has changed.');
process.exit(same ? 0 : 1);
PROGRAM
node "$dir/try.mjs"
