import { exampleIds } from '../request-values/example-ids';
import type { Parameter } from './openapi';

const shortCode = 'its short code, or its number in decimal';

/** Every parameter that paths have: what it is, and an example. */
const known: Record<string, { description: string; example: string; format?: 'uuid' }> = {
  customer: { description: `The account: its number, or its short code.`, example: exampleIds.customer },
  project: { description: `The project: ${shortCode}.`, example: exampleIds.project },
  uuid: {
    description: 'The ticket: its `uuid`, never its short code.',
    example: exampleIds.ticket,
    format: 'uuid',
  },
  component: { description: `The component: ${shortCode}.`, example: exampleIds.component },
  ticketType: { description: `The ticket type: ${shortCode}.`, example: exampleIds.ticketType },
  attachment: { description: 'The attachment.', example: exampleIds.attachment, format: 'uuid' },
  user: { description: `The user: ${shortCode}.`, example: exampleIds.user },
  group: { description: `The group: ${shortCode}.`, example: exampleIds.group },
  webhook: { description: 'The webhook.', example: exampleIds.webhook, format: 'uuid' },
  delivery: { description: 'The delivery.', example: exampleIds.delivery, format: 'uuid' },
  replay: { description: 'The replay.', example: '01a20c90-5a6b-7c7d-8e8f-90a1b2c3d4e5', format: 'uuid' },
  token: { description: 'The public id of the access token.', example: 'EXAMPLEtoken0001' },
  session: { description: 'The session.', example: '01a1f2c4-7d3e-7b90-8c12-5f6a7b8c9d0e', format: 'uuid' },
  path: { description: 'As the link has it.', example: '1001/01a20d11/9f3c1d2e' },
};

/** A path in OpenAPI's notation. */
export function templateOf(path: string): string {
  return path.replaceAll(/:(\w+)/g, '{$1}').replace(/\*$/, '{path}');
}

/** The parameters of a path in OpenAPI's notation. @throws Error for one that nothing is said of. */
export function pathParameters(template: string): Parameter[] {
  return [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => {
    const parameter = known[name];
    if (!parameter) throw new Error(`The documentation says nothing of the path parameter ${name} of ${template}`);
    const { description, example, format } = parameter;
    return { in: 'path', name, required: true, description, schema: { type: 'string', format }, example };
  });
}
