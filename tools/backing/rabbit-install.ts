import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findProgram, findRabbit, type RabbitInstallation } from './rabbit-server';

/**
 * Installs Debian's package and nothing that it suggests. The packages' own service must not take the default port:
 * a policy keeps it from starting, now and, where systemd would, at the next boot. Only what we changed is changed back.
 */
const installScript = `
set -e
if [ ! -e /usr/sbin/policy-rc.d ]; then
  trap 'rm -f /usr/sbin/policy-rc.d' EXIT
  printf '#!/bin/sh\\nexit 101\\n' > /usr/sbin/policy-rc.d
  chmod 755 /usr/sbin/policy-rc.d
fi
export DEBIAN_FRONTEND=noninteractive
apt-get -q -o DPkg::Lock::Timeout=120 update
apt-get -q -y -o DPkg::Lock::Timeout=120 install --no-install-recommends rabbitmq-server
if [ -d /run/systemd/system ]; then systemctl disable rabbitmq-server; fi
`;

export interface System {
  readonly platform: NodeJS.Platform;
  /** The package managers found, by the name of their program. */
  readonly managers: readonly string[];
}

/** Installs RabbitMQ where that is possible without asking, or says in one line how to. */
export function installRabbit(report: (line: string) => void): RabbitInstallation {
  const shell = rootShell();
  if (shell === undefined || !isDebian()) throw new Error(howToInstall(thisSystem()));
  report('installing the rabbitmq-server package');
  const [program, ...args] = [...shell, installScript];
  const result = spawnSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const found = findRabbit();
  if (result.status !== 0 || found === undefined) {
    throw new Error(`RabbitMQ could not be installed. ${howToInstall(thisSystem())}\n${result.stderr}`);
  }
  return found;
}

/** One line that says how this system gets a RabbitMQ. */
export function howToInstall({ platform, managers }: System): string {
  const command = installCommand(platform, managers);
  const otherwise = 'or set RABBITMQ_URL to a broker of yours';
  return command === undefined
    ? `RabbitMQ is missing: install rabbitmq-server (https://www.rabbitmq.com/docs/download) ${otherwise}.`
    : `RabbitMQ is missing: run \`${command}\`, ${otherwise}.`;
}

function installCommand(platform: NodeJS.Platform, managers: readonly string[]): string | undefined {
  if (platform === 'darwin' && managers.includes('brew')) return 'brew install rabbitmq';
  if (managers.includes('apt-get')) return 'sudo apt-get install --no-install-recommends rabbitmq-server';
  if (managers.includes('dnf')) return 'sudo dnf install rabbitmq-server';
  if (managers.includes('docker')) {
    return 'docker run -d -p 127.0.0.1:5672:5672 rabbitmq:4 && export RABBITMQ_URL=amqp://guest:guest@127.0.0.1:5672';
  }
  return undefined;
}

function thisSystem(): System {
  const managers = ['brew', 'apt-get', 'dnf', 'docker'].filter((name) => findProgram(name) !== undefined);
  return { platform: process.platform, managers };
}

function isDebian(): boolean {
  return existsSync('/etc/debian_version') && findProgram('apt-get') !== undefined;
}

function rootShell(): string[] | undefined {
  if (process.getuid?.() === 0) return ['/bin/sh', '-c'];
  const sudo = findProgram('sudo');
  if (sudo === undefined || spawnSync(sudo, ['-n', 'true'], { stdio: 'ignore' }).status !== 0) return undefined;
  return [sudo, '-n', '/bin/sh', '-c'];
}
