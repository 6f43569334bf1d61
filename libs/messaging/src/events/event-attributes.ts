import type { SpanAttributes } from '@plumbline/runtime';

/** The attributes of a span in which an event is published or handled. */
export function eventAttributes({ id, type }: { id?: string; type: string }): SpanAttributes {
  return { 'messaging.system': 'rabbitmq', 'messaging.message.id': id, 'plumbline.event.type': type };
}
