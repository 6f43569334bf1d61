import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { ResourceResponse } from '../../app/api/json-api';
import type { ReadVersion } from '../../app/form/edit-base';
import { emptyAsNull } from '../../app/form/empty-as-null';
import type { FieldTexts } from '../../app/form/field-texts';
import { useFormats } from '../../app/language/format';
import { componentsQuery, projectTicketTypesQuery } from '../../project/project';
import { useUserNames } from '../../user/user-names';
import {
  ticketForm,
  ticketQuery,
  type PriorityCode,
  type StatusCode,
  type Ticket,
  type TicketAttributes,
} from '../ticket';

export const ticketSchema = emptyAsNull(ticketForm);

/** The values of the inputs. */
export type TicketInputs = z.input<typeof ticketSchema>;

/** Returns the initial values: those of the ticket, or the defaults of a new one. */
export function inputsOf(ticket: Ticket | undefined): TicketInputs {
  const { attributes } = ticket ?? {};
  return {
    subject: attributes?.subject ?? '',
    ticketTypeId: attributes?.['ticket-type-id'] ?? '',
    componentId: attributes?.['component-id'] ?? '',
    statusId: attributes?.['status-id'] ?? 'lm',
    priorityId: attributes?.['priority-id'] ?? 'ol',
    assignedToId: attributes?.['assigned-to-id'] ?? '',
    dueDate: attributes?.['due-date'] ?? '',
    progress: attributes?.progress ?? 0,
  };
}

export function versionOf({ data }: ResourceResponse<TicketAttributes>): ReadVersion<TicketInputs> {
  return { values: inputsOf(data), etag: data.etag };
}

/** Returns a function that reads the ticket again. The page then shows what it contains now. */
export function useReadTicket(project: string): (uuid: string) => Promise<ResourceResponse<TicketAttributes>> {
  const queryClient = useQueryClient();
  return (uuid) => queryClient.fetchQuery({ ...ticketQuery(project, uuid), staleTime: 0 });
}

/** The fields of a ticket as text. */
export function useTicketFieldTexts(project: string): FieldTexts<TicketInputs> {
  const { t } = useTranslation();
  const formats = useFormats();
  const { nameOf } = useUserNames();
  const components = useQuery(componentsQuery(project));
  const types = useQuery(projectTicketTypesQuery(project));
  return {
    subject: { label: t('ticket.subject') },
    ticketTypeId: { label: t('ticket.type'), text: nameIn(types.data) },
    componentId: { label: t('ticket.component'), text: nameIn(components.data) },
    statusId: { label: t('ticket.status'), text: (code) => t(`ticket.statuses.${code as StatusCode}`) },
    priorityId: { label: t('ticket.priority'), text: (code) => t(`ticket.priorities.${code as PriorityCode}`) },
    assignedToId: { label: t('ticket.assignee'), text: (id) => (id ? nameOf(id) : '') },
    dueDate: { label: t('ticket.due'), text: (day) => day && formats.day(day) },
    progress: { label: t('ticket.progress'), text: (progress) => `${progress} %` },
  };
}

function nameIn(list: { id: string; attributes: { name: string } }[] = []): (id: string) => string {
  return (id) => list.find((each) => each.id === id)?.attributes.name ?? id;
}
