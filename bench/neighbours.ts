import { arrivalDelays, type Delays } from './arrival-delays';
import { fannedOut, givenDeadEndpoints } from './dead-endpoints';
import { eventPublisher } from './event-publisher';
import { print } from './report';
import { withInstallation } from './installation';

const perSecond = 200;
const seconds = 60;
const deadEndpoints = 500;
const deadEvents = 400;

/**
 * Measures how long deliveries to a healthy endpoint take at 200 per second: first alone, then beside 500 endpoints that accept connections and
 * never respond, with 200,000 due deliveries. Events are published straight to the broker, so that only the webhooks service is measured.
 */
export async function neighbours(): Promise<void> {
  await withInstallation(async ({ installation, account }) => {
    const healthy = await account();
    const teller = await eventPublisher(installation.rabbitUrl, healthy);
    const rate = { perSecond, seconds, make: () => teller.publish(1).then(() => true) };
    const without = await arrivalDelays(healthy, rate);
    tell('without', without);

    const dead = await account();
    const { close } = await givenDeadEndpoints(dead, deadEndpoints);
    const publisher = await eventPublisher(installation.rabbitUrl, dead);
    await publisher.publish(deadEvents);
    await publisher.close();
    await fannedOut(dead, deadEvents);
    const beside = await arrivalDelays(healthy, rate);
    tell(`beside ${deadEndpoints} hanging endpoints with ${deadEndpoints * deadEvents} due deliveries`, beside);
    await teller.close();
    close();
    print(
      `neighbours: ratio ${(beside.p99 / without.p99).toFixed(2)} (p99 beside ${beside.p99} ms, without ${without.p99} ms)`,
    );
  });
}

function tell(name: string, { arrived, accepted, p50, p95, p99 }: Delays): void {
  print(`${name}: ${arrived} of ${accepted} arrived, p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms`);
}
