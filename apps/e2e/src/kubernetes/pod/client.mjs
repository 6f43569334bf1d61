// Runs in a pod of another namespace: a subscriber that records what it receives, and a client that loads the API.
//   POST /load/start {url, key, path, tickets, workers, perSecond}   POST /load/stop   GET /received   POST /burst {urls, key, path, count}
// Requests to /hook/... are those of webhooks.
import { Agent, createServer, request } from 'node:http';
import { setTimeout as later } from 'node:timers/promises';

const port = 8080;
const received = [];
let load;

createServer((incoming, response) => {
  void answer(incoming, response).catch((error) => response.writeHead(500).end(String(error)));
}).listen(port);

async function answer(incoming, response) {
  const chunks = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString();
  const path = incoming.url;
  if (path.startsWith('/hook/')) {
    received.push({ path, id: incoming.headers['webhook-id'], ticket: JSON.parse(body).data?.attributes?.uuid });
    return response.writeHead(204).end();
  }
  const json = (value) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  if (path === '/received') return json(received);
  if (path === '/load/start') return json((load = startLoad(JSON.parse(body))) && {});
  if (path === '/load/stop') return json(await load.stop());
  if (path === '/burst') return json(await burst(JSON.parse(body)));
  response.writeHead(404).end();
}

/** Creates tickets and reads them at an even rate, over connections that stay open. No request is repeated: each failure counts. */
function startLoad({ url, key, path, ticket, workers, perSecond }) {
  const agent = new Agent({ keepAlive: true, maxSockets: workers });
  const accepted = [];
  const failures = [];
  const durations = [];
  const begun = Date.now();
  let sent = 0;
  let stopped = false;
  const counted = async (method, target, body, expected) => {
    const started = performance.now();
    const result = await call(agent, method, url + target, key, body);
    durations.push(performance.now() - started);
    if (result.status !== expected) {
      failures.push({
        method,
        at: new Date().toISOString(),
        status: result.status,
        error: result.error,
        body: result.text?.slice(0, 300),
      });
    }
    return result;
  };
  const work = async () => {
    while (!stopped) {
      await later(Math.max(0, begun + (sent++ * 1_000) / perSecond - Date.now()));
      const { status, text } = await counted('POST', path, ticket, 201);
      if (status !== 201) continue;
      const { uuid } = JSON.parse(text).data.attributes;
      accepted.push(uuid);
      await counted('GET', `${path}/${uuid}`, undefined, 200);
    }
  };
  const done = Promise.all(Array.from({ length: workers }, work));
  return {
    async stop() {
      stopped = true;
      await done;
      agent.destroy();
      durations.sort((a, b) => a - b);
      const percentile = (share) => Math.round(durations[Math.floor(durations.length * share)] ?? 0);
      return {
        requests: durations.length,
        accepted,
        failures,
        p50: percentile(0.5),
        p99: percentile(0.99),
        slowest: percentile(0.9999),
      };
    },
  };
}

/** Sends requests at once, in turn to each URL, and returns how many each of them answered with which status. */
async function burst({ urls, key, path, count }) {
  const results = await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const url = urls[index % urls.length];
      return `${url} ${(await call(undefined, 'GET', url + path, key)).status}`;
    }),
  );
  const counts = {};
  for (const result of results) counts[result] = (counts[result] ?? 0) + 1;
  return counts;
}

function call(agent, method, url, key, body) {
  return new Promise((resolve) => {
    const headers = { 'X-PlanRadar-API-Key': key, ...(body && { 'content-type': 'application/json' }) };
    const outgoing = request(url, { method, agent, headers, timeout: 30_000 }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', (error) => resolve({ error: error.code ?? error.message }));
      response.on('end', () => resolve({ status: response.statusCode, text: Buffer.concat(chunks).toString() }));
    });
    outgoing.on('timeout', () => outgoing.destroy(new Error('no answer within 30 s')));
    outgoing.on('error', (error) => resolve({ error: error.code ?? error.message }));
    outgoing.end(body && JSON.stringify(body));
  });
}
