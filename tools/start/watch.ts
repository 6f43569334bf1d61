import { watch } from 'node:fs';
import { join } from 'node:path';
import { build } from '../system/build';
import { root } from '../system/paths';
import { serviceNames, type ServiceName } from '../system/services';
import type { System } from '../system/system';
import { say, step } from './steps';

/** Editors write a file in several steps; a change is over when nothing has happened for so long. */
const quietMs = 200;

/** Builds and restarts what a change touches: one service, or all of them when it is in a library. */
export function rebuildOnChange(system: System): void {
  const touched = new Set<ServiceName>();
  let timer: NodeJS.Timeout | undefined;
  let working = Promise.resolve();

  const apply = async () => {
    const services = [...touched];
    touched.clear();
    if (services.length === 0) return;
    try {
      await step(`build ${services.join(', ')}`, () => build(services));
      await step(`restart ${services.join(', ')}`, () => Promise.all(services.map((name) => restart(system, name))));
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
  };
  const changed = (services: readonly ServiceName[]) => {
    for (const service of services) touched.add(service);
    clearTimeout(timer);
    timer = setTimeout(() => {
      working = working.then(apply);
    }, quietMs);
  };

  for (const name of serviceNames) {
    watch(join(root, 'apps', name, 'src'), { recursive: true }, (_kind, file) => isSource(file) && changed([name]));
  }
  // The gateway reads the console's page at its start.
  watch(join(root, 'apps/console'), { recursive: true }, (_kind, file) => isSource(file) && changed(['gateway']));
  watch(join(root, 'libs'), { recursive: true }, (_kind, file) => isSource(file) && changed(serviceNames));
  say('  Watching apps and libs; Ctrl-C ends everything.');
}

const isSource = (file: string | null) => file !== null && /(?<!spec)\.(tsx?|mts|css|html|svg)$/.test(file);

async function restart(system: System, name: ServiceName): Promise<void> {
  await system.stopPart(name);
  await system.start(name);
}
