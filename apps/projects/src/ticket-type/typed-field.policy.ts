import { randomBytes } from 'node:crypto';
import type { NewTypedField, TypedField } from '@plumbline/contracts';
import { text, type Problem } from '@plumbline/errors';
import { isEmpty, readTypedValue, sentence } from './typed-value.policy';

const ownKey = /^tf[0-9a-f]{16}$/;

/** Gives the new fields of a ticket type their keys, and brings them into their order. A key that a client took from another form is kept. */
export function definedFields(fields: readonly NewTypedField[]): TypedField[] {
  return fields
    .map((field) => ({
      ...field,
      key: ownKey.test(field.key) ? field.key : `tf${randomBytes(8).toString('hex')}`,
      defaultValue: isEmpty(field.defaultValue) ? null : field.defaultValue,
    }))
    .toSorted((one, other) => one.order - other.order);
}

/** The problems with the default values of new fields, whose keys are those that the client chose. */
export function problemsOfDefaults(fields: readonly NewTypedField[]): Problem[] {
  return fields.flatMap((field): Problem[] => {
    if (isEmpty(field.defaultValue)) return [];
    const reading = readTypedValue(field, field.defaultValue);
    if ('value' in reading) return [];
    const pointer = `/data/attributes/typed-fields/${escaped(field.key)}/default-value`;
    return [{ code: 'request.invalid', detail: sentence(field, reading.mistake), source: { pointer } }];
  });
}

/** The problems with the fields that a project requires: each must be a field of the type. */
export function problemsOfRequired(required: readonly string[], fields: readonly TypedField[]): Problem[] {
  return required.flatMap((key, at): Problem[] => {
    if (fields.some((field) => field.key === key)) return [];
    const detail = text('The ticket type has no field {{name}}.', { name: key });
    return [{ code: 'request.invalid', detail, source: { pointer: `/data/attributes/required-fields/${at}` } }];
  });
}

/** A key in a JSON pointer (RFC 6901). */
function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
