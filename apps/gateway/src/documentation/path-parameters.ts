import type { ParameterObject } from '@nestjs/swagger';
import { exampleIds } from './example-ids';

const shortCode = 'its short code, or its number in decimal';

/** The parameters of all paths. */
const known: Record<string, { description: string; example: string; format?: 'uuid' }> = {
  customer: { description: 'The account: its number, or its short code.', example: exampleIds.customer },
  project: { description: `The project: ${shortCode}.`, example: exampleIds.project },
  uuid: {
    description: 'The `uuid` of the ticket. Short codes are not accepted.',
    example: exampleIds.ticket,
    format: 'uuid',
  },
  component: { description: `The component: ${shortCode}.`, example: exampleIds.component },
  ticketType: { description: `The ticket type: ${shortCode}.`, example: exampleIds.ticketType },
  attachment: { description: 'The id of the attachment.', example: exampleIds.attachment, format: 'uuid' },
  user: { description: `The user: ${shortCode}.`, example: exampleIds.user },
  group: { description: `The group: ${shortCode}.`, example: exampleIds.group },
  webhook: { description: 'The id of the webhook.', example: exampleIds.webhook, format: 'uuid' },
  delivery: { description: 'The id of the delivery.', example: exampleIds.delivery, format: 'uuid' },
  replay: { description: 'The id of the replay.', example: '01a20c90-5a6b-7c7d-8e8f-90a1b2c3d4e5', format: 'uuid' },
  token: { description: 'The public id of the access token.', example: 'EXAMPLEtoken0001' },
  session: { description: 'The id of the session.', example: '01a1f2c4-7d3e-7b90-8c12-5f6a7b8c9d0e', format: 'uuid' },
  path: { description: 'The rest of the path, as the link has it.', example: '1001/01a20d11/9f3c1d2e' },
};

/** The parameters of a path in OpenAPI's notation. @throws Error for a parameter without a description. */
export function pathParameters(path: string): ParameterObject[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => {
    const parameter = known[name];
    if (!parameter) throw new Error(`The path parameter ${name} of ${path} has no description in path-parameters.ts`);
    const { description, example, format } = parameter;
    return { in: 'path', name, required: true, description, schema: { type: 'string', format }, example };
  });
}
