import { z } from 'zod';

/** The key of a typed field in `typed-values`: `tf` and 16 hex digits. */
export const typedFieldKey = z.string().regex(/^tf[0-9a-f]{16}$/);

/** What a typed field holds, by the names of the wire format. */
export const typedFieldTypes = [
  'CustomFields::ShortTextType',
  'CustomFields::LongTextType',
  'CustomFields::IntegerType',
  'CustomFields::FloatType',
  'CustomFields::DateType',
  'CustomFields::ListType',
  'CustomFields::CheckListType',
  'CustomFields::SubscriptionType',
] as const;
export type TypedFieldType = (typeof typedFieldTypes)[number];

/** Typed fields that a ticket type can have. */
export const maxTypedFields = 200;

const choice = z.object({ id: z.string().trim().min(1).max(100), name: z.string().trim().min(1).max(255) });
const answers = z.array(z.int().min(1).max(3)).max(3);

/** How clients show a field. It is kept for them, and has no effect on values. */
export const fieldPresentation = z
  .object({
    'visible-to': z.array(z.union([z.string().max(64), z.int()])).max(100),
    'editable-by': z.array(z.union([z.string().max(64), z.int()])).max(100),
    'response-label': z.int().min(1).max(3),
    'response-color': z.int().min(1).max(3),
    'enable-attachments': z.boolean(),
    'max-attachments': z.int().min(0).max(100),
    'required-attachments-for': answers,
    'enable-notes': z.boolean(),
    'required-notes-for': answers,
  })
  .partial();

export const typedField = z.object({
  key: typedFieldKey,
  name: z.string().trim().min(1).max(255),
  type: z.enum(typedFieldTypes),
  /** Clients show the fields in this order. */
  order: z.int().min(0).max(10_000),
  required: z.boolean(),
  /** Whether lists and users can be several. */
  multiple: z.boolean(),
  /** The value of new tickets; null for none. */
  defaultValue: z.unknown(),
  /** What a list can be. A list without choices can be anything. */
  choices: z.array(choice).max(500),
  presentation: fieldPresentation,
});
export type TypedField = z.infer<typeof typedField>;

/** A field before the service gives it a key. A key that the client chose names it in errors. */
export const newTypedField = typedField.extend({ key: z.string().min(1).max(100) });
export type NewTypedField = z.infer<typeof newTypedField>;

/** What a form offers, by the names of the wire format. It is kept for clients. */
export const capabilities = z.record(z.string().max(64), z.union([z.boolean(), z.int(), z.string().max(100)]));

/** How clients show the fields that every ticket has, by their names in the wire format. */
export const staticFields = z.record(
  z.string().max(64),
  fieldPresentation.pick({ 'visible-to': true, 'editable-by': true }).extend({ order: z.int().optional() }),
);
