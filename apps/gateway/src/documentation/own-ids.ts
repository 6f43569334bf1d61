import { exampleIds, type ExampleIds } from '../request-values/example-ids';
import type { OpenApiDocument } from './openapi';

/** The document with a reader's ids in the place of those in its examples. */
export function withOwnIds(document: OpenApiDocument, own: Partial<ExampleIds>): OpenApiDocument {
  const replacements = new Map(
    Object.entries(own).map(([name, id]): [unknown, string] => [exampleIds[name as keyof ExampleIds], id]),
  );
  return JSON.parse(
    JSON.stringify(document),
    (_key, value: unknown) => replacements.get(value) ?? value,
  ) as OpenApiDocument;
}
