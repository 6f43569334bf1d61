import { startChild } from './child';
import { measure, medianLatency, type Load } from './load';
import { print, ratioLine, round } from './report';
import { withInstallation } from './installation';

const seconds = 10;
const rounds = 3;
const connections = 64;

/**
 * Reads one ticket, with authentication and request limit, through gateway, broker, projects and PostgreSQL. The baseline is a node:http server
 * that sends one amqplib request to an echo process on the same broker. Both take turns, and the median of the rounds counts.
 */
export async function read(): Promise<void> {
  await withInstallation(async ({ installation, account }) => {
    const owner = await account();
    const ours = {
      url: installation.url.replace('localhost', '127.0.0.1') + (await owner.givenTicketPath()),
      headers: { 'X-PlanRadar-API-Key': owner.token },
      expectStatus: 200,
    };
    const environment = { RABBITMQ_URL: installation.rabbitUrl };
    const echo = await startChild('baseline/echo.ts', environment);
    const server = await startChild('baseline/http-amqp.ts', environment);
    try {
      const baseline = { url: server.url, expectStatus: 200 };
      const one = {
        ours: await medianLatency({ ...ours, seconds }),
        baseline: await medianLatency({ ...baseline, seconds }),
      };
      print(
        `1 connection: p50 ours ${one.ours.toFixed(2)} ms, baseline ${one.baseline.toFixed(2)} ms, ratio ${(one.ours / one.baseline).toFixed(2)}`,
      );
      const many = await inTurns(ours, baseline);
      print(`${connections} connections: p50 ours ${round(many.ours.p50)} ms, baseline ${round(many.baseline.p50)} ms`);
      print(ratioLine('read', many.ours.perSecond, many.baseline.perSecond, 'requests/s'));
    } finally {
      server.stop();
      echo.stop();
    }
  });
}

type Target = Omit<Load, 'connections' | 'seconds'>;

async function inTurns(ours: Target, baseline: Target) {
  const [mine, theirs] = [[], []] as Awaited<ReturnType<typeof measure>>[][];
  for (let round = 0; round < rounds; round++) {
    mine!.push(await measure({ ...ours, connections, seconds }));
    theirs!.push(await measure({ ...baseline, connections, seconds }));
  }
  return { ours: median(mine!), baseline: median(theirs!) };
}

function median<Figures extends { perSecond: number }>(runs: Figures[]): Figures {
  return runs.toSorted((a, b) => a.perSecond - b.perSecond)[Math.floor(runs.length / 2)]!;
}
