/** The parts of an installation that do the work of a request. A unit of a service is a process; one of a server is a processor core. */
export const parts = ['gateway', 'identity', 'tokens', 'projects', 'webhooks', 'postgresql', 'rabbitmq'] as const;
export type Part = (typeof parts)[number];

/** What one piece of work costs. */
export interface Cost {
  /** Microseconds of processor time of each part. */
  micros: Record<Part, number>;
  /** Bytes that PostgreSQL keeps, with indexes. */
  bytes: number;
}

/** What each piece of work costs. */
export type Costs = Record<'read' | 'ticket' | 'delivery', Cost>;

/** Measured by `npm run bench -- cost`: two cores (AMD EPYC), Node 20.20, PostgreSQL 18, RabbitMQ 3.10.8. */
export const measuredOn = '2026-11-27';
export const costs: Costs = {
  read: {
    micros: { gateway: 643, identity: 0, tokens: 1, projects: 452, webhooks: 0, postgresql: 119, rabbitmq: 361 },
    bytes: 0,
  },
  // With the fan-out of its event, which takes place without a webhook as well.
  ticket: {
    micros: {
      gateway: 2_010,
      identity: 0,
      tokens: 0,
      projects: 3_314,
      webhooks: 1_114,
      postgresql: 3_606,
      rabbitmq: 1_750,
    },
    bytes: 8_671,
  },
  delivery: {
    micros: { gateway: 0, identity: 0, tokens: 0, projects: 0, webhooks: 462, postgresql: 436, rabbitmq: 0 },
    bytes: 508,
  },
};
