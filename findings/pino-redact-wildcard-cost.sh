#!/usr/bin/env bash
# Redaction by Pino 10.4 with a wildcard path (`*.token`) makes every line several times slower, also lines without objects, while paths
# without a wildcard cost next to nothing. Measured as a ratio in one process, because absolute times depend on the machine.
# Depends on it: libs/runtime/src/log/redact.ts, which masks secrets in the `log` formatter instead.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent pino@10.4.0
cat >measure.cjs <<'JS'
const { pino } = require('pino');
console.log(`pino ${require('pino/package.json').version}, @pinojs/redact ${require('@pinojs/redact/package.json').version}, Node ${process.version}`);
const names = ['password', 'token', 'secret', 'authorization', 'cookie'];
const logger = (paths) => pino({ redact: paths && { paths, censor: '***' } }, { write() {} });
const loggers = {
  'no redaction': logger(undefined),
  'five paths': logger(names),
  'five wildcard paths': logger(names.map((name) => `*.${name}`)),
};
const line = (number) => ({ event: 'request.answered', method: 'GET', route: '/api/v1/projects', status: 200, number, ip: '127.0.0.1' });
function cpuMicroseconds(log) {
  const before = process.cpuUsage();
  for (let number = 0; number < 50_000; number++) log.info(line(number));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 50_000;
}
const best = {};
for (let round = 0; round < 6; round++) {
  for (const [name, log] of Object.entries(loggers)) best[name] = Math.min(best[name] ?? Infinity, cpuMicroseconds(log));
}
for (const [name, microseconds] of Object.entries(best)) console.log(`${name}: ${microseconds.toFixed(1)} µs per line`);
const ratio = (name) => best[name] / best['no redaction'];
console.log(`wildcard paths: ${ratio('five wildcard paths').toFixed(1)} times, paths: ${ratio('five paths').toFixed(1)} times`);
process.exit(ratio('five wildcard paths') > 2 && ratio('five paths') < 1.7 ? 0 : 1);
JS
node measure.cjs
