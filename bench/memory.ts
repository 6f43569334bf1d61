import type { InstallationFile } from '../tools/installation/installation-file';
import { measure } from './load';
import { print } from './report';
import { withInstallation } from './installation';

/** Measures the resident memory of each service when idle, and after ten seconds of reading. */
export async function memory(): Promise<void> {
  await withInstallation(async ({ installation, account }) => {
    const owner = await account();
    const url = installation.url.replace('localhost', '127.0.0.1') + (await owner.givenTicketPath());
    const idle = await residentMegabytes(installation);
    const headers = { 'X-PlanRadar-API-Key': owner.token };
    await measure({ url, headers, connections: 64, seconds: 10, expectStatus: 200 });
    const busy = await residentMegabytes(installation);
    for (const [name, megabytes] of idle) {
      print(`memory: ${name} ${megabytes.toFixed(0)} MB idle, ${busy.get(name)!.toFixed(0)} MB after read`);
    }
  });
}

async function residentMegabytes({ healthUrls }: InstallationFile): Promise<Map<string, number>> {
  const rows = await Promise.all(
    Object.entries(healthUrls).map(async ([name, url]): Promise<[string, number]> => {
      const text = await (await fetch(`${url}/metrics`)).text();
      const bytes = /^process_resident_memory_bytes\S* (\S+)$/m.exec(text)?.[1];
      if (!bytes) throw new Error(`${name} has no metric of its memory`);
      return [name, Number(bytes) / 1e6];
    }),
  );
  return new Map(rows);
}
