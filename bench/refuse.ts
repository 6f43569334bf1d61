import { startChild } from './child';
import { measure } from './load';
import { print, ratioLine } from './report';
import { withInstallation } from './installation';

const load = { connections: 64, seconds: 10 };

/** Measures refusals of an account whose limit is used up and of a malformed token, against a route that returns a constant. */
export async function refuse(): Promise<void> {
  await withInstallation(async ({ installation, account }) => {
    const owner = await account(30);
    const url = `${installation.url.replace('localhost', '127.0.0.1')}${owner.v2}/projects`;
    await Promise.all(Array.from({ length: 30 }, () => owner.api.get(`${owner.v2}/projects`)));
    const server = await startChild('baseline/constant-route.ts', {});
    try {
      const constant = await measure({ ...load, url: server.url, expectStatus: 200 });
      const exhausted = await measure({
        ...load,
        url,
        headers: { 'X-PlanRadar-API-Key': owner.token },
        expectStatus: 429,
      });
      print(ratioLine('refuse (limit used up)', exhausted.perSecond, constant.perSecond, 'requests/s'));
      const wrong = await measure({
        ...load,
        url,
        headers: { 'X-PlanRadar-API-Key': 'no-token-at-all' },
        expectStatus: 401,
      }).catch(
        // After a hundred failures in a minute the address itself is refused, with 429.
        () => measure({ ...load, url, headers: { 'X-PlanRadar-API-Key': 'no-token-at-all' }, expectStatus: 429 }),
      );
      print(ratioLine('refuse', wrong.perSecond, constant.perSecond, 'requests/s'));
    } finally {
      server.stop();
    }
  });
}
