#!/usr/bin/env bash
# undici 7.30.2 closes the connection when "100 Continue" arrives that no request asked for, with the error of a lost connection. RFC 9110, 15.2.1,
# allows a client to discard it, and undici discards other interim responses. apps/webhooks/src/sender/unasked-continue.ts replaces the status.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{ "private": true }' > package.json
npm install --silent --ignore-scripts --no-audit --no-fund undici@7.30.2
cat > try.mjs <<'PROGRAM'
import { createServer } from 'node:net';
import { request } from 'undici';
const [, , interim] = process.argv;
const server = createServer((socket) => {
  socket.on('error', () => {});
  socket.once('data', () => socket.end(`HTTP/1.1 ${interim}\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`));
}).listen(0, '127.0.0.1', async () => {
  const url = `http://127.0.0.1:${server.address().port}/`;
  const outcome = await request(url, { method: 'POST', body: 'x' }).then(({ statusCode }) => statusCode, ({ code }) => code);
  console.log(outcome);
  server.close();
});
PROGRAM

continue=$(node try.mjs '100 Continue')
hints=$(node try.mjs '103 Early Hints')
echo "Node $(node --version), undici 7.30.2"
echo "100 Continue, then 200:    $continue"
echo "103 Early Hints, then 200: $hints"
[[ $continue == UND_ERR_SOCKET && $hints == 200 ]] || { echo 'The behaviour has changed.'; exit 1; }
