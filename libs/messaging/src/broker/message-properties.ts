import type { Message } from 'amqplib';

/** The properties that we use; a foreign publisher may have left out any of them. amqplib types them `any`. */
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

/** A header that is text, or undefined. */
export function textOf(header: unknown): string | undefined {
  return typeof header === 'string' ? header : undefined;
}
