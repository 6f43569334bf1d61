import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import type { KubernetesObject } from './manifests';

/** The schemas of the kinds that the manifests use, as a cluster publishes them by OpenAPI. */
export interface Schemas {
  /** The cluster's version. */
  kubernetes: string;
  /** "apps/v1 Deployment" -> the name of its definition. */
  kinds: Record<string, string>;
  definitions: Record<string, object>;
}

export const schemasFile = join(__dirname, 'schemas.json');

export const kindOf = ({ apiVersion, kind }: Pick<KubernetesObject, 'apiVersion' | 'kind'>) => `${apiVersion} ${kind}`;

/** The patterns are Go's, which may say `(?i)` to ignore the case of what follows. JavaScript has a flag for all of a pattern. */
const goRegExp = Object.assign(
  (pattern: string, flags: string) =>
    new RegExp(pattern.replace('(?i)', ''), pattern.includes('(?i)') ? `${flags}i` : flags),
  { code: 'new RegExp' },
);

/** Validates objects as an API server does in strict mode: an unknown field is an error. */
export class SchemaValidator {
  private readonly schemas = JSON.parse(readFileSync(schemasFile, 'utf8')) as Schemas;
  private readonly ajv = new Ajv({
    strict: false,
    validateFormats: false,
    allErrors: true,
    code: { regExp: goRegExp },
  });
  private readonly validators = new Map<string, ValidateFunction>();

  constructor() {
    this.ajv.addSchema({ $id: 'kubernetes', definitions: this.schemas.definitions });
  }

  /** Returns what is wrong with the object. Empty when it is valid. */
  problemsOf(object: KubernetesObject): string[] {
    const validate = this.validatorOf(kindOf(object));
    if (!validate) return [`${kindOf(object)} has no schema: run "npm run k8s -- schemas"`];
    if (validate(object)) return [];
    return validate.errors!.map(({ instancePath, message, params }) => {
      const field = (params as { additionalProperty?: string }).additionalProperty;
      return `${instancePath || '/'} ${message}${field === undefined ? '' : `: ${field}`}`;
    });
  }

  private validatorOf(kind: string): ValidateFunction | undefined {
    const definition = this.schemas.kinds[kind];
    if (definition === undefined) return undefined;
    let validate = this.validators.get(kind);
    if (!validate) {
      validate = this.ajv.compile({ $ref: `kubernetes#/definitions/${definition}` });
      this.validators.set(kind, validate);
    }
    return validate;
  }
}
