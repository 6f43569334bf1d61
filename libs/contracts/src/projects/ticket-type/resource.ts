import { z } from 'zod';
import { attribute, relatedTo, resource } from '../../core/resource';
import { toShortCode } from '../../core/short-code';
import { instant, numericId, shortCode } from '../../core/values';
import { ticketType, type TicketType } from './model';
import {
  capabilities,
  fieldPresentation,
  staticFields,
  typedField,
  typedFieldKey,
  type TypedField,
} from './typed-field';

const { shape } = typedField;

/** A typed field as clients receive it. */
const shownField = z
  .object({
    id: typedFieldKey.describe('The key of the field in `typed-values`.'),
    name: shape.name,
    type: shape.type,
    order: shape.order,
    required: shape.required,
    multiple: shape.multiple,
    'default-value': z.unknown().optional(),
    choices: shape.choices,
  })
  .extend(fieldPresentation.shape);

function shown({ key, defaultValue, presentation, ...field }: TypedField): z.output<typeof shownField> {
  return { id: key, ...field, ...(defaultValue !== null && { 'default-value': defaultValue }), ...presentation };
}

const fieldsOf = ({ typedFields = [] }: TicketType) => typedFields.map(shown);
const descriptionOfFields = 'The fields that the type adds to tickets';

const attributes = {
  id: attribute(shortCode, ({ id }: TicketType) => toShortCode(id)),
  name: attribute(z.string(), ({ name }: TicketType) => name),
  capabilities: attribute(capabilities, ({ capabilities = {} }: TicketType) => capabilities),
  'static-fields': attribute(staticFields, ({ staticFields = {} }: TicketType) => staticFields),
  'created-at': attribute(instant, ({ createdAt }: TicketType) => createdAt),
};
const options = {
  description: 'A kind of ticket, such as a defect. Projects use the types that are assigned to them.',
  id: ({ id }: TicketType) => toShortCode(id),
  example: {
    id: 31,
    accountId: 1001,
    name: 'Defect',
    typedFields: [
      {
        key: 'tf37e04757dabbca63',
        name: 'Width of the crack in mm',
        type: 'CustomFields::FloatType',
        order: 1,
        required: true,
        multiple: false,
        defaultValue: null,
        choices: [],
        presentation: {},
      },
    ],
    capabilities: { 'has-media': true },
    staticFields: {},
    createdAt: '2026-02-16T08:30:00.000Z',
  } satisfies TicketType,
};

export const ticketTypeResource = resource('ticket-types', ticketType, {
  ...options,
  attributes: {
    ...attributes,
    'typed-fields': attribute(z.array(shownField).describe(`${descriptionOfFields}.`), fieldsOf),
  },
});

/** Clients of PlanRadar's API look up the fields of a project's types by key, and read those of the account's types as a list. */
export const assignedTicketTypeResource = resource('ticket-types', ticketType, {
  ...options,
  attributes: {
    ...attributes,
    'typed-fields': attribute(z.record(z.string(), shownField).describe(`${descriptionOfFields}, by key.`), (type) =>
      Object.fromEntries(fieldsOf(type).map((field) => [field.id, field])),
    ),
  },
});

const assignment = z.object({
  projectId: numericId,
  ticketTypeId: numericId,
  requiredFields: z.array(typedFieldKey).optional(),
});

/** Its id is that of the type: a type is assigned to a project at most once. */
export const ticketTypeProjectResource = resource('ticket-type-projects', assignment, {
  description: 'The assignment of a ticket type to a project. Its id is that of the type.',
  id: ({ ticketTypeId }) => toShortCode(ticketTypeId),
  attributes: {
    'ticket-type-id': attribute(shortCode, ({ ticketTypeId }) => toShortCode(ticketTypeId)),
    'project-id': attribute(shortCode, ({ projectId }) => toShortCode(projectId)),
    'required-fields': attribute(
      z
        .array(z.string())
        .describe('The typed fields that tickets of the project must have, besides those that the type requires.'),
      ({ requiredFields = [] }) => requiredFields,
    ),
  },
  relationships: {
    'ticket-type': relatedTo('ticket-types', ({ ticketTypeId }) => toShortCode(ticketTypeId)),
    project: relatedTo('projects', ({ projectId }) => toShortCode(projectId)),
  },
  example: { projectId: 11, ticketTypeId: 31, requiredFields: ['tf37e04757dabbca63'] },
});
