import { serviceNames as databaseServices, type ServiceName as DatabaseService } from '@plumbline/contracts';

/** The services with a schema, hence with a role and migrations. `libs/contracts/src/core/services.ts` lists them. */
export { databaseServices, type DatabaseService };

/** The processes of the installation, in the order in which they start: the gateway after the services that it calls. */
export const serviceNames = [...databaseServices, 'gateway'] as const;
export type ServiceName = (typeof serviceNames)[number];

/** A process of a service: the first is named like the service, the others have a number, such as `webhooks-2`. */
export type ProcessName = ServiceName | `${ServiceName}-${number}`;

/** How many processes of a service run. One for services that are left out. */
export type Scale = Readonly<Partial<Record<ServiceName, number>>>;

/** The names of the processes of a service. */
export function processesOf(service: ServiceName, count: number): ProcessName[] {
  return Array.from({ length: count }, (_, index) => (index === 0 ? service : (`${service}-${index + 1}` as const)));
}

const maxProcesses = 10;

/**
 * Reads a scale such as `gateway=2,webhooks=2`.
 * @throws Error that says what the option takes
 */
export function readScale(text: string): Scale {
  const entries = text.split(',').map((part) => {
    const [name, count = ''] = part.split('=');
    const service = serviceNames.find((known) => known === name);
    const processes = Number(count);
    if (!service)
      throw new Error(`--scale knows ${serviceNames.join(', ')}, but not "${name}". Example: --scale gateway=2`);
    if (!Number.isInteger(processes) || processes < 1 || processes > maxProcesses) {
      throw new Error(`--scale takes 1 to ${maxProcesses} processes of ${service}. Example: --scale ${service}=2`);
    }
    return [service, processes] as const;
  });
  return Object.fromEntries(entries);
}
