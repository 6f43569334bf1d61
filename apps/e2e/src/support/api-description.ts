import type { ApiResponse } from '@plumbline/testing';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

/** The parts of a JSON schema that tests read. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  enum?: unknown[];
}

export interface Operation {
  'x-access': 'token' | 'session' | 'public';
  parameters: { in: string; name: string; example?: string }[];
  requestBody?: { content: Record<string, { schema: Schema; example?: object }> };
  responses: Record<string, Response | { $ref: string }>;
}

interface Response {
  content?: Record<string, { schema: object }>;
}

/** The served OpenAPI 3.1 document. */
export interface OpenApi {
  paths: Record<string, Record<string, Operation>>;
  components: { responses: Record<string, Response>; schemas: Record<string, Schema> };
}

/** Compares responses with the OpenAPI document. */
export class ApiDescription {
  private readonly ajv = addFormats(new Ajv2020({ strict: false, allErrors: true }));

  constructor(readonly document: OpenApi) {
    this.ajv.addSchema(document, 'api');
  }

  /** Returns how a response differs from its documentation. */
  problemsOf(method: string, path: string, { status, headers, body }: ApiResponse): string[] {
    const documented = this.document.paths[path]?.[method]?.responses[status];
    if (!documented) return [`the status ${status} is not documented`];
    const [described, at] = this.located(documented, ['paths', path, method, 'responses', String(status)]);
    const type = headers.get('content-type')?.split(';', 1)[0];
    if (!described.content || !type) {
      return Boolean(described.content) === Boolean(type)
        ? []
        : [`the body of ${status}, ${type ?? 'none'}, differs from the document`];
    }
    // Without an Accept header the response may have either JSON type.
    const key = type === 'application/vnd.api+json' ? 'application/json' : type;
    if (!described.content[key]) return [`the type ${type} of ${status} is not documented`];
    const place = [...at, 'content', key, 'schema'];
    const validate = this.ajv.compile({ $ref: `api#/${place.map(pointerPart).join('/')}` });
    if (validate(body)) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `${status} ${instancePath} ${message}`);
  }

  /** A response and its place in the document, which is among the components if operations share it. */
  private located(response: Response | { $ref: string }, place: string[]): [Response, string[]] {
    if (!('$ref' in response)) return [response, place];
    const at = response.$ref.slice('#/'.length).split('/');
    return [this.document.components.responses[at.at(-1)!]!, at];
  }
}

/** A part of a JSON pointer (RFC 6901) in the fragment of a URI. */
function pointerPart(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}
