import { relative, sep } from 'node:path';
import { watch } from 'chokidar';
import { build } from '../build/build';
import type { Installation } from '../installation/installation';
import { root } from '../installation/paths';
import { serviceNames, type ServiceName } from '../installation/services';
import { runStep, say } from '../installation/steps';

/** Editors write a file in several steps: a build starts after this time without a change. */
const quietMs = 200;

/** Rebuilds and restarts the services that a change affects: one service, or all of them for a change in a library. */
export function rebuildOnChange(installation: Installation): void {
  const changed = new Set<ServiceName>();
  let timer: NodeJS.Timeout | undefined;
  let building = Promise.resolve();

  const apply = async () => {
    const services = [...changed];
    changed.clear();
    if (services.length === 0) return;
    const restart = async (name: ServiceName) => {
      await installation.stopPart(name);
      await installation.start(name);
    };
    try {
      await runStep(`build ${services.join(', ')}`, () => build(services));
      await runStep(`restart ${services.join(', ')}`, () => Promise.all(services.map(restart)));
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
  };
  watch(['apps', 'libs'], { cwd: root, ignoreInitial: true, ignored: isIgnored }).on('all', (_event, file) => {
    for (const service of affectedBy(file)) changed.add(service);
    clearTimeout(timer);
    timer = setTimeout(() => {
      building = building.then(apply);
    }, quietMs);
  });
  say('  Watching apps and libs. Ctrl-C stops everything.');
}

function affectedBy(file: string): readonly ServiceName[] {
  const [folder, name] = file.split(sep);
  if (folder === 'libs') return serviceNames;
  // The gateway reads the console's page at its start.
  if (name === 'console') return ['gateway'];
  return serviceNames.filter((service) => service === name);
}

function isIgnored(path: string, stats?: { isFile(): boolean }): boolean {
  const file = relative(root, path);
  if (file.split(sep).some((part) => part === 'node_modules' || part === 'dist')) return true;
  return stats?.isFile() === true && !/(?<!spec)\.(tsx?|mts|css|html|svg)$/.test(file);
}
