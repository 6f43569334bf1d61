import { Alert, Group, NumberInput, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../app/shell/link';
import { ControlledField } from '../../app/form/controlled-field';
import { EditConflictChoice } from '../../app/form/edit-conflict-choice';
import { FormProblem } from '../../app/form/form-problem';
import { SubmitButton } from '../../app/form/submit-button';
import { useApiForm } from '../../app/form/use-api-form';
import { componentsQuery, projectTicketTypesQuery } from '../../project/project';
import { useUserNames } from '../../user/user-names';
import { changeTicket, createTicket, priorityCodes, statusCodes, type Ticket } from '../ticket';
import { inputsOf, ticketSchema, useReadTicket, useTicketFieldTexts, versionOf } from './ticket-inputs';

interface TicketFieldsProps {
  /** The ID of the project. */
  project: string;
  /** The ticket to edit; undefined for a new one. */
  ticket?: Ticket;
  onSaved: (ticket: Ticket) => void;
}

/** Creates or edits a ticket. */
export function TicketFields({ project, ticket, onSaved }: TicketFieldsProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const components = useQuery(componentsQuery(project));
  const types = useQuery(projectTicketTypesQuery(project));
  const { users } = useUserNames();
  const fieldTexts = useTicketFieldTexts(project);
  const read = useReadTicket(project);
  const uuid = ticket?.attributes.uuid;
  const { form, field, problem, submission, edit, onSubmit } = useApiForm({
    schema: ticketSchema,
    defaultValues: inputsOf(ticket),
    draft: { name: `ticket:${project}:${uuid ?? 'new'}` },
    edited:
      uuid === undefined
        ? undefined
        : {
            etag: ticket?.etag,
            read: () => read(uuid),
            versionOf,
          },
    submit: (values, changed, { etag }) =>
      uuid === undefined ? createTicket(project, values) : changeTicket(project, uuid, changed, etag),
    onSuccess: async ({ data }) => {
      await queryClient.invalidateQueries({ queryKey: ['tickets', project] });
      onSaved(data);
    },
  });
  if (components.data?.length === 0 || types.data?.length === 0) {
    return (
      <Alert color="yellow" title={t('ticket.notReady.title')}>
        {t('ticket.notReady.text')}{' '}
        <TextLink to="/projects/$project/setup" params={{ project }} underline="always">
          {t('ticket.notReady.link')}
        </TextLink>
      </Alert>
    );
  }
  const named = (list: { id: string; attributes: { name: string } }[] | undefined) =>
    (list ?? []).map(({ id, attributes: { name } }) => ({ value: id, label: name }));
  return (
    <form noValidate onSubmit={onSubmit}>
      <Stack>
        <FormProblem problem={problem ?? components.error ?? types.error} />
        <TextInput {...field('subject')} label={t('ticket.subject')} required data-autofocus />
        <SimpleGrid cols={{ base: 1, xs: 2 }} verticalSpacing="sm">
          <ControlledField control={form.control} name="ticketTypeId">
            {(choice) => <Select {...choice} label={t('ticket.type')} required data={named(types.data)} />}
          </ControlledField>
          <ControlledField control={form.control} name="componentId">
            {(choice) => <Select {...choice} label={t('ticket.component')} required data={named(components.data)} />}
          </ControlledField>
          <ControlledField control={form.control} name="statusId">
            {(choice) => (
              <Select
                {...choice}
                label={t('ticket.status')}
                data={statusCodes.map((value) => ({ value, label: t(`ticket.statuses.${value}`) }))}
              />
            )}
          </ControlledField>
          <ControlledField control={form.control} name="priorityId">
            {(choice) => (
              <Select
                {...choice}
                label={t('ticket.priority')}
                data={priorityCodes.map((value) => ({ value, label: t(`ticket.priorities.${value}`) }))}
              />
            )}
          </ControlledField>
          <ControlledField control={form.control} name="assignedToId">
            {({ value, onChange, ...choice }) => (
              <Select
                {...choice}
                value={value || null}
                onChange={(id) => onChange(id ?? '')}
                label={t('ticket.assignee')}
                searchable
                clearable
                clearButtonProps={{ 'aria-label': t('ticket.nobody') }}
                data={users.map(({ id, name }) => ({ value: id, label: name }))}
              />
            )}
          </ControlledField>
          <TextInput {...field('dueDate')} type="date" label={t('ticket.due')} />
          <ControlledField control={form.control} name="progress">
            {(choice) => (
              <NumberInput {...choice} label={t('ticket.progress')} min={0} max={100} step={10} suffix=" %" />
            )}
          </ControlledField>
        </SimpleGrid>
        <EditConflictChoice edit={edit} fields={fieldTexts} />
        <Group justify="flex-end">
          <SubmitButton submission={submission}>{t(ticket ? 'form.save' : 'ticket.create')}</SubmitButton>
        </Group>
      </Stack>
    </form>
  );
}
