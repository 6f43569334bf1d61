import type { OpenAPIObject, OperationObject, ResponseObject, SchemasObject } from '@nestjs/swagger';

/**
 * Moves the schemas of successful responses to `components.schemas` under the names of their operations, so that generated clients have
 * one type for both versions, and with a name of ours. Not `.response`, which is what generators call the response itself. Runs before the ids of operations get their version.
 */
export function nameResponses(document: OpenAPIObject): OpenAPIObject {
  const named: SchemasObject = {};
  const operations = Object.values(document.paths).flatMap((item) => Object.values(item) as OperationObject[]);
  for (const { operationId, responses } of operations) {
    for (const [status, response] of Object.entries(responses as Record<string, ResponseObject>)) {
      const media = response.content?.['application/json'];
      if (Number(status) >= 400 || !media?.schema || '$ref' in media.schema) continue;
      const name = `${operationId}.document`;
      named[name] = media.schema;
      media.schema = { $ref: `#/components/schemas/${name}` };
    }
  }
  return {
    ...document,
    components: { ...document.components, schemas: { ...document.components?.schemas, ...named } },
  };
}
