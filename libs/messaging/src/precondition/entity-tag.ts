import { hash } from 'node:crypto';
import type { Resource, ResourceType } from '@plumbline/contracts';

/** Of the 43 characters of a SHA-256: 132 bits. */
const length = 22;

/**
 * The entity tag of a resource (RFC 9110, section 8.8.3), without quotes. It identifies the version of the resource by its content, and
 * is the same wherever it is computed: in the response of any route and in the service that owns the resource.
 */
export function entityTagOf({ unversioned }: Pick<ResourceType, 'unversioned'>, resource: Resource): string {
  const content: unknown[] = [resource.type, resource.id];
  // The resource type gives the attributes their order.
  for (const [name, value] of Object.entries(resource.attributes)) {
    if (!unversioned.includes(name)) content.push(name, inOrder(value));
  }
  return hash('sha256', JSON.stringify(content), 'base64url').slice(0, length);
}

/** The database does not keep the order of keys in a JSON value. */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return entries.map(([key, each]) => [key, inOrder(each)]);
}
