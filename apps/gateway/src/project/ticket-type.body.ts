import {
  createTicketType,
  fieldPresentation,
  maxTypedFields,
  typedField,
  typedFieldKey,
  type NewTypedField,
} from '@plumbline/contracts';
import { text } from '@plumbline/errors';
import { attributes, mistake } from '@plumbline/http';
import { z } from 'zod';
import { exampleIds } from '../documentation/example-ids';
import { code } from '../request-values/ids';
import { wholeNumber } from '../request-values/scalars';

const { shape } = typedField;
const { name: choiceName, id: choiceId } = shape.choices.element.shape;
const order = wholeNumber.pipe(shape.order).optional();
const tooMany = mistake(text('must have at most {{size}} items', { size: maxTypedFields }));

/** At most as many members as a type can have fields. */
function fieldsByKey<Field extends z.ZodType>(field: Field) {
  return z
    .record(z.string().min(1).max(100), field)
    .refine((fields) => Object.keys(fields).length <= maxTypedFields, { error: tooMany });
}

/** A typed field. Attributes that it does not have are refused, because they decide about its values. */
const newField = z.strictObject({
  name: shape.name,
  type: shape.type,
  order,
  required: shape.required.optional(),
  multiple: shape.multiple.optional(),
  'default-value': z.unknown().optional().describe('The value of new tickets that have none.'),
  choices: z
    .array(z.strictObject({ id: choiceId.optional().describe('Defaults to the name.'), name: choiceName }))
    .max(500)
    .optional()
    .describe('What a list can be.'),
  ...fieldPresentation.shape,
});

/** By a key of the client's choice. */
const typedFields = fieldsByKey(newField).transform((fields) =>
  Object.entries(fields).map(([key, field], at) => toField(key, field, at + 1)),
);

function toField(key: string, field: z.output<typeof newField>, place: number): NewTypedField {
  const { name, type, order = place, required = false, multiple = false, choices = [], ...rest } = field;
  const { 'default-value': defaultValue = null, ...presentation } = rest;
  return {
    key,
    name,
    type,
    order,
    required,
    multiple,
    defaultValue,
    choices: choices.map(({ id, name }) => ({ id: id ?? name.slice(0, 100), name })),
    presentation,
  };
}

const { 'visible-to': visibleTo, 'editable-by': editableBy } = fieldPresentation.shape;
const staticFields = fieldsByKey(z.strictObject({ order, 'visible-to': visibleTo, 'editable-by': editableBy }));

/** Some clients write a part of the names in snake_case. */
const capabilities = createTicketType.request.shape.capabilities
  .unwrap()
  .refine((given) => Object.keys(given).length <= 100, { error: tooMany })
  .transform((given) =>
    Object.fromEntries(Object.entries(given).map(([name, value]) => [name.replaceAll('_', '-'), value])),
  );

export const newTicketType = attributes(
  {
    name: createTicketType.request.shape.name,
    typedFields: typedFields.optional(),
    capabilities: capabilities.optional(),
    staticFields: staticFields.optional(),
  },
  {},
  {
    name: 'Defect',
    'typed-fields': {
      width: { name: 'Width of the crack in mm', type: 'CustomFields::FloatType', order: 1, required: true },
    },
  },
);

export const assignment = attributes(
  { ticketTypeId: code, requiredFields: z.array(typedFieldKey).max(maxTypedFields).optional() },
  {},
  { 'ticket-type-id': exampleIds.ticketType },
);
