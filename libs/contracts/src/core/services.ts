export interface Service {
  /** The event types that the service consumes, as topic patterns. */
  readonly consumes: readonly string[];
}

const listed = <Name extends string>(services: Readonly<Record<Name, Service>>) => services;

/**
 * Every service: a process that handles RPCs and owns a database schema. Queues, configuration, Compose and the build are derived
 * from this list or checked against it.
 */
export const services = listed({
  // Identity consumes its own events as well: one handler writes the audit trail and the mails.
  identity: {
    consumes: [
      'account.*',
      'group.*',
      'project.member-added',
      'project.member-changed',
      'session.*',
      'token.*',
      'user.*',
      'webhook.*',
    ],
  },
  tokens: { consumes: ['user.*', 'account.*', 'session.*'] },
  projects: { consumes: ['user.*'] },
  webhooks: { consumes: ['#'] },
});

export type ServiceName = keyof typeof services;
export const serviceNames = Object.keys(services) as ServiceName[];
