import type { Message } from 'amqplib';

/** The message properties in use. A foreign publisher may omit any of them. amqplib types them as `any`. */
export interface KnownProperties {
  type?: string;
  messageId?: string;
  correlationId?: string;
  replyTo?: string;
  contentType?: string;
  timestamp?: number;
  headers: Readonly<Record<string, unknown>>;
}

export function propertiesOf({ properties }: Message): KnownProperties {
  const known = properties as Partial<KnownProperties>;
  return { ...known, headers: known.headers ?? {} };
}

/** The header if it is a string. */
export function textOf(header: unknown): string | undefined {
  return typeof header === 'string' ? header : undefined;
}
