import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findProgram } from '../process/find-program';

/** An installed RabbitMQ: the script that starts it as any user, and the folder of its plugins if known. */
export interface RabbitInstallation {
  readonly script: string;
  readonly pluginsDir: string | undefined;
}

/** Debian's script on the PATH needs root. The script behind it runs as any user. */
const knownPlaces = ['/usr/lib/rabbitmq/bin', '/opt/homebrew/opt/rabbitmq/sbin', '/usr/local/opt/rabbitmq/sbin'];

/** Finds the RabbitMQ that is installed on this system. */
export function findRabbit(): RabbitInstallation | undefined {
  const script = findProgram('rabbitmq-server', knownPlaces);
  return script === undefined ? undefined : { script, pluginsDir: findPlugins(script) };
}

function findPlugins(script: string): string | undefined {
  const home = dirname(dirname(realpathSync(script)));
  const versions = join(home, 'lib');
  const debian = existsSync(versions)
    ? readdirSync(versions).filter((name) => name.startsWith('rabbitmq_server-'))
    : [];
  return [join(home, 'plugins'), ...debian.map((name) => join(versions, name, 'plugins'))].find((path) =>
    existsSync(path),
  );
}
