import { z } from 'zod';
import { instant, numericId } from '../../core/values';
import { capabilities, staticFields, typedField, typedFieldKey } from './typed-field';

export const ticketType = z.object({
  id: numericId,
  accountId: numericId,
  name: z.string(),
  /** In the order in which clients show them. Absent from services of the former release, like the next two. */
  typedFields: z.array(typedField).optional(),
  capabilities: capabilities.optional(),
  staticFields: staticFields.optional(),
  /** The typed fields that a project requires besides those that the type requires. In lists of a project only. */
  requiredFields: z.array(typedFieldKey).optional(),
  createdAt: instant,
});
export type TicketType = z.infer<typeof ticketType>;
