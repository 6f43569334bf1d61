import { chooseTestServers, TraceReceiver } from '@plumbline/testing';
import { build } from '../build/build';
import { say } from '../installation/steps';
import { InstallationUnderTest, type InstallationUnderTestOptions } from './installation-under-test';

declare global {
  var stopEndToEnd: (() => Promise<void>) | undefined;
}

/** Starts an installation that all end-to-end tests of a run share. */
export default function setUp(): Promise<void> {
  return setUpInstallations(1);
}

/**
 * Builds, and starts installations for a run of end-to-end tests.
 *
 * @param count All test files share one installation, or each worker of Jest has its own.
 * @param options `servers` defaults to what `chooseTestServers` chooses.
 */
export async function setUpInstallations(
  count: number,
  options: Omit<InstallationUnderTestOptions, 'traces'> = {},
): Promise<void> {
  if (process.env['E2E_BUILD'] !== 'false') await build();
  const servers = options.servers ?? ((await chooseTestServers(say)) === 'containers' ? 'containers' : 'throwaway');
  const traces = await TraceReceiver.start();
  process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = traces.url;
  process.env['OTEL_BSP_SCHEDULE_DELAY'] = '200';
  // Few tests look at traces. They choose ids that are recorded at any ratio; to export all others would keep processors busy.
  process.env['OTEL_TRACES_SAMPLER_ARG'] = '0.001';
  const starts = await Promise.allSettled(
    Array.from({ length: count }, () => InstallationUnderTest.start({ ...options, servers, traces })),
  );
  const installations = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
  const stop = async () => {
    await Promise.all(installations.map((installation) => installation.stop()));
    await traces.stop();
  };
  const failure = starts.find((start) => start.status === 'rejected');
  if (failure) {
    // Jest calls no tear-down after a failed set-up.
    await stop();
    throw failure.reason;
  }
  process.env['E2E_INSTALLATIONS'] = JSON.stringify(installations.map(({ addresses }) => addresses));
  globalThis.stopEndToEnd = stop;
}
