import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findProgram } from './find-program';

/**
 * Installs a Debian package without recommended ones. A policy file keeps the package's service from starting and taking the default port.
 * The script removes the policy file only when it has created it.
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
apt-get -q -y -o DPkg::Lock::Timeout=120 install --no-install-recommends "$1"
if [ -d /run/systemd/system ] && systemctl cat "$1" > /dev/null 2>&1; then systemctl disable "$1"; fi
`;

/** Whether packages can be installed without a password: on Debian and derivatives, as root or with sudo. */
export function canInstallPackages(): boolean {
  return existsSync('/etc/debian_version') && findProgram('apt-get') !== undefined && rootShell() !== undefined;
}

/**
 * Installs a package of the system.
 * @throws Error with the output of the package manager.
 */
export function installPackage(name: string): void {
  const shell = rootShell();
  if (!shell) throw new Error(`Installing ${name} needs root.`);
  const [program, ...args] = [...shell, installScript, 'sh', name];
  const { status, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (status !== 0) throw new Error(`The package ${name} could not be installed.\n${stderr}`);
}

function rootShell(): [string, ...string[]] | undefined {
  if (process.getuid?.() === 0) return ['/bin/sh', '-c'];
  const sudo = findProgram('sudo');
  if (sudo === undefined || spawnSync(sudo, ['-n', 'true'], { stdio: 'ignore' }).status !== 0) return undefined;
  return [sudo, '-n', '/bin/sh', '-c'];
}
