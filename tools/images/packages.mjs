import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Installs the packages that each service needs in production. Runs in a folder with a folder for each service, which holds its package.json.
 * Packages that all services need in the same version move to the folder `common`, which becomes a layer that the images share: Node finds
 * both kinds once the two folders are copied into one. `/sbom` receives the software bill of materials of each service.
 */
function main() {
  const services = readdirSync('.');
  mkdirSync('/sbom');
  for (const service of services) {
    // package.json names the direct dependencies of the service; the lock file of the workspace has the versions of all others.
    for (const file of ['package-lock.json', '.npmrc']) copyFileSync(`/${file}`, `${service}/${file}`);
    npm(service, 'install', '--omit=dev', '--ignore-scripts', '--prefer-offline');
    const bill = npm(service, 'sbom', '--omit=dev', '--sbom-format=cyclonedx', '--sbom-type=application');
    writeFileSync(`/sbom/${service}.cdx.json`, bill);
    writeFileSync(`${service}/sbom.cdx.json`, bill);
  }
  const [first, ...others] = services.map((service) => ({ service, packages: packagesOf(service) }));
  for (const [name, versions] of first.packages) {
    if (others.some(({ packages }) => packages.get(name) !== versions)) continue;
    mkdirSync(`common/${dirname(name)}`, { recursive: true });
    renameSync(`${first.service}/${name}`, `common/${name}`);
    for (const { service } of others) rmSync(`${service}/${name}`, { recursive: true });
  }
}

/** Returns the packages directly in `node_modules`, each with its version and the versions of the packages nested in it. */
function packagesOf(service) {
  const { packages } = JSON.parse(readFileSync(`${service}/node_modules/.package-lock.json`, 'utf8'));
  const versions = new Map();
  for (const [path, { version }] of Object.entries(packages)) {
    const [name] = /^node_modules\/(@[^/]+\/)?[^/]+/.exec(path);
    versions.set(name, `${versions.get(name) ?? ''} ${path}@${version}`);
  }
  return versions;
}

function npm(cwd, ...args) {
  return execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

main();
