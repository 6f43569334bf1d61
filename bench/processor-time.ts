import type { InstallationFile } from '../tools/installation/installation-file';

/** Seconds of processor time that all processes of each service have used. */
export async function processorSeconds({ healthUrls }: InstallationFile): Promise<Map<string, number>> {
  const seconds = new Map<string, number>();
  for (const [name, url] of Object.entries(healthUrls)) {
    const text = await (await fetch(`${url}/metrics`)).text();
    const used = /^process_cpu_seconds_total\S* (\S+)$/m.exec(text)?.[1];
    if (!used) throw new Error(`${name} has no metric of its processor time`);
    const service = name.replace(/-\d+$/, '');
    seconds.set(service, (seconds.get(service) ?? 0) + Number(used));
  }
  return seconds;
}
