import { measure } from './load';
import { print } from './report';
import { withSystem } from './system';
import type { SystemFile } from '../tools/system/system-file';

/** Resident memory of each service: when nothing happens, and after ten seconds of reading. */
export async function memory(): Promise<void> {
  await withSystem(async ({ system, account }) => {
    const owner = await account();
    const url = system.url.replace('localhost', '127.0.0.1') + (await owner.givenTicketPath());
    const idle = await residentMegabytes(system);
    const headers = { 'X-PlanRadar-API-Key': owner.token };
    await measure({ url, headers, connections: 64, seconds: 10, expectStatus: 200 });
    const busy = await residentMegabytes(system);
    for (const [name, megabytes] of idle) {
      print(`memory: ${name} ${megabytes.toFixed(0)} MB idle, ${busy.get(name)!.toFixed(0)} MB after read`);
    }
  });
}

async function residentMegabytes({ healthUrls }: SystemFile): Promise<Map<string, number>> {
  const rows = await Promise.all(
    Object.entries(healthUrls).map(async ([name, url]): Promise<[string, number]> => {
      const text = await (await fetch(`${url}/metrics`)).text();
      const bytes = /^process_resident_memory_bytes\S* (\S+)$/m.exec(text)?.[1];
      if (!bytes) throw new Error(`${name} does not tell its memory`);
      return [name, Number(bytes) / 1e6];
    }),
  );
  return new Map(rows);
}
