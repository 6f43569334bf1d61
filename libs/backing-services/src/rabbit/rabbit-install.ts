import { canInstallPackages, installPackage } from '../process/debian-package';
import { findProgram } from '../process/find-program';
import { findRabbit, type RabbitInstallation } from './rabbit-server';

export interface System {
  readonly platform: NodeJS.Platform;
  /** Names of the package managers' programs. */
  readonly managers: readonly string[];
}

/** Installs RabbitMQ where that needs no password. @throws Error that says how to install it. */
export function installRabbit(report: (line: string) => void): RabbitInstallation {
  if (!canInstallPackages()) throw new Error(howToInstall(thisSystem()));
  report('installing the rabbitmq-server package');
  installPackage('rabbitmq-server');
  const found = findRabbit();
  if (found === undefined) throw new Error(howToInstall(thisSystem()));
  return found;
}

/** Returns a line that says how to install RabbitMQ on this system. */
export function howToInstall({ platform, managers }: System): string {
  const command = installCommand(platform, managers);
  const otherwise = 'or set RABBITMQ_URL to the URL of a broker';
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
