import { kubectl } from './kubectl';
import { objectsOf, overlays } from './manifests';
import { kindOf, type Schemas } from './schemas';

type Json = Record<string, unknown>;
interface OpenApi {
  components: { schemas: Record<string, Json> };
}

const reference = '#/components/schemas/';
const kindsKey = 'x-kubernetes-group-version-kind';
const preserveKey = 'x-kubernetes-preserve-unknown-fields';
/** What validation needs. Descriptions make up most of the size. */
const keptKeys = new Set(
  `$ref additionalProperties allOf anyOf const enum exclusiveMaximum exclusiveMinimum items maxItems maxLength maxProperties
  maximum minItems minLength minProperties minimum multipleOf not oneOf pattern properties required type`.split(/\s+/),
);

/** Reads the schemas of every kind that the rendered overlays use from the cluster of KUBECONFIG. */
export async function readSchemas(): Promise<Schemas> {
  const { gitVersion } = JSON.parse(await kubectl(['get', '--raw', '/version'])) as { gitVersion: string };
  const used = new Map(overlays.flatMap(objectsOf).map((object) => [kindOf(object), object]));
  const kinds: Schemas['kinds'] = {};
  const definitions: Schemas['definitions'] = {};
  for (const [name, { apiVersion, kind }] of [...used].sort(([a], [b]) => a.localeCompare(b))) {
    const path = apiVersion.includes('/') ? `apis/${apiVersion}` : `api/${apiVersion}`;
    const document = JSON.parse(await kubectl(['get', '--raw', `/openapi/v3/${path}`])) as OpenApi;
    const definition = definitionOf(document, apiVersion, kind);
    kinds[name] = definition;
    collect(document, definition, definitions);
  }
  const sorted = Object.fromEntries(Object.entries(definitions).sort(([a], [b]) => a.localeCompare(b)));
  return { kubernetes: gitVersion, kinds, definitions: sorted };
}

function definitionOf({ components }: OpenApi, apiVersion: string, kind: string): string {
  const [version, group = ''] = apiVersion.split('/').reverse();
  const found = Object.entries(components.schemas).find(([, schema]) =>
    (schema[kindsKey] as { group: string; version: string; kind: string }[] | undefined)?.some(
      (own) => own.group === group && own.version === version && own.kind === kind,
    ),
  );
  if (!found) throw new Error(`the cluster does not know ${kind} of ${apiVersion}`);
  return found[0];
}

/** Adds a definition and all that it refers to. */
function collect(document: OpenApi, name: string, definitions: Schemas['definitions']): void {
  if (name in definitions) return;
  definitions[name] = {};
  definitions[name] = strict(document.components.schemas[name]!, (referred) =>
    collect(document, referred, definitions),
  );
}

/** The schema with only what validation needs. Unknown fields are errors, unless the schema preserves them. */
function strict(schema: Json, onReference: (name: string) => void): Json {
  const result: Json = {};
  for (const [key, value] of Object.entries(schema)) {
    if (!keptKeys.has(key)) continue;
    if (key === '$ref') {
      const name = String(value).slice(reference.length);
      onReference(name);
      result[key] = `#/definitions/${name}`;
    } else if (key === 'properties') {
      result[key] = Object.fromEntries(
        Object.entries(value as Record<string, Json>).map(([field, own]) => [field, strict(own, onReference)]),
      );
    } else if (Array.isArray(value)) {
      result[key] = value.map((own) => (isObject(own) ? strict(own, onReference) : (own as unknown)));
    } else {
      result[key] = isObject(value) ? strict(value, onReference) : value;
    }
  }
  const closed = 'properties' in result && !('additionalProperties' in result) && schema[preserveKey] !== true;
  return closed && schema['type'] === 'object' ? { ...result, additionalProperties: false } : result;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
