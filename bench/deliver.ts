import { arrivalDelays } from './arrival-delays';
import { print } from './report';
import { withInstallation } from './installation';

const seconds = 60;

/** Measures the time from the commit of a ticket to its arrival at a subscriber on this machine, at 50 and at 200 tickets per second. */
export async function deliver(): Promise<void> {
  await withInstallation(async ({ account }) => {
    for (const perSecond of [50, 200]) {
      const owner = await account();
      const make = async () => (await owner.createTicket()).status === 201;
      const { arrived, accepted, p50, p95, p99 } = await arrivalDelays(owner, { perSecond, seconds, make });
      print(
        `deliver: ${perSecond}/s for ${seconds} s: ${arrived} of ${accepted} arrived, p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms`,
      );
    }
  });
}
