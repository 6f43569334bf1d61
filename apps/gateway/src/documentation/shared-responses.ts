import type { OpenAPIObject, OperationObject, PathsObject, ResponseObject } from '@nestjs/swagger';

/**
 * Moves the error responses of all operations to `components.responses`. Most operations share them, so this halves the document.
 * A response is named by its status and its error codes: equal responses share one component, and a name does not depend on the others.
 */
export function shareErrorResponses(document: OpenAPIObject): OpenAPIObject {
  const shared = new Map<string, ResponseObject>();
  const share = (status: string, response: ResponseObject) => {
    const codes = Object.keys(response.content!['application/json']!.examples!);
    const name = [status, ...codes].join('_');
    shared.set(name, response);
    return { $ref: `#/components/responses/${name}` };
  };
  const shareAll = (operation: OperationObject): OperationObject => ({
    ...operation,
    responses: Object.fromEntries(
      Object.entries(operation.responses as Record<string, ResponseObject>).map(([status, response]) => [
        status,
        Number(status) < 400 ? response : share(status, response),
      ]),
    ),
  });
  const paths = Object.fromEntries(
    Object.entries(document.paths).map(([path, item]) => [
      path,
      Object.fromEntries(
        (Object.entries(item) as [string, OperationObject][]).map(([method, operation]) => [
          method,
          shareAll(operation),
        ]),
      ),
    ]),
  ) as PathsObject;
  const responses = Object.fromEntries([...shared].sort(([one], [other]) => (one < other ? -1 : 1)));
  return { ...document, paths, components: { ...document.components, responses } };
}
