#!/usr/bin/env bash
# undici 7.30.2 refuses responses that other clients take: with "100 Continue" that no request asked for (as a lost connection, although RFC 9110,
# 15.2.1, allows a client to discard it and undici discards other interim responses), with bare line feeds, and with a Content-Length that is sent
# twice (reported as the wrong length of the body). No option makes its parser lenient. apps/webhooks/src/sender/response/lenient-response.ts
# rewrites the head of each response.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{ "private": true }' > package.json
npm install --silent --ignore-scripts --no-audit --no-fund undici@7.30.2
cat > try.mjs <<'PROGRAM'
import { createServer } from 'node:net';
import { request } from 'undici';
const [, , head] = process.argv;
const server = createServer((socket) => {
  socket.on('error', () => {});
  socket.once('data', () => socket.end(head));
}).listen(0, '127.0.0.1', async () => {
  const url = `http://127.0.0.1:${server.address().port}/`;
  const outcome = await request(url, { method: 'POST', body: 'x' }).then(
    ({ statusCode }) => statusCode,
    ({ name, code }) => code ?? name,
  );
  console.log(outcome);
  server.close();
});
PROGRAM
echo "Node $(node --version), undici 7.30.2"
changed=0
tried() {
  local outcome; outcome=$(node try.mjs "$(printf "$3")")
  printf '%-32s %s\n' "$1:" "$outcome"
  [[ $outcome == "$2" ]] || changed=1
}
final='HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n.'
tried 'an ordinary response' 200 "$final"
tried '103 Early Hints, then 200' 200 "HTTP/1.1 103 Early Hints\r\n\r\n$final"
tried '100 Continue, then 200' UND_ERR_SOCKET "HTTP/1.1 100 Continue\r\n\r\n$final"
tried 'bare line feeds' HTTPParserError 'HTTP/1.1 200 OK\ncontent-length: 0\nconnection: close\n\n.'
tried 'Content-Length twice, equal' UND_ERR_RES_CONTENT_LENGTH_MISMATCH 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 1\r\n\r\n.'
[[ $changed == 0 ]] || { echo 'The behaviour has changed.'; exit 1; }
