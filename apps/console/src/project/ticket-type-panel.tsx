import { Select } from '@mantine/core';
import { createTicketType as createTicketTypeContract } from '@plumbline/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../app/form/form-problem';
import { EmptyState } from '../app/list/empty-state';
import { QueryState } from '../app/list/query-state';
import { useMe } from '../session/session';
import { NameField } from './name-field';
import { NamedList } from './named-list';
import { assignTicketType, createTicketType, projectTicketTypesQuery, ticketTypesQuery } from './project';
import { mayChangeTicketTypes } from './project.policy';
import { SetupPanel } from './setup-panel';

/** Lists and adds the ticket types of a project. */
export function TicketTypePanel({ project, mayChange }: { project: string; mayChange: boolean }) {
  const { t } = useTranslation();
  const me = useMe();
  const used = useQuery(projectTicketTypesQuery(project));
  const all = useQuery({ ...ticketTypesQuery, enabled: mayChange });
  const queryClient = useQueryClient();
  const assignment = useMutation({
    mutationFn: (id: string) => assignTicketType(project, id),
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries(projectTicketTypesQuery(project)),
        queryClient.invalidateQueries(ticketTypesQuery),
      ]),
  });
  const unused = (all.data ?? []).filter(({ id }) => !used.data?.some((type) => type.id === id));
  return (
    <SetupPanel title={t('project.ticketTypes.title')} description={t('project.ticketTypes.text')}>
      <QueryState
        query={used}
        rows={2}
        empty={{ when: (list) => list.length === 0, show: <EmptyState title={t('project.ticketTypes.empty')} /> }}
      >
        {(list) => <NamedList entries={list.map(({ id, attributes: { name } }) => ({ id, name }))} />}
      </QueryState>
      <FormProblem problem={assignment.error} />
      {mayChange && unused.length > 0 && (
        <Select
          aria-label={t('project.ticketTypes.assign')}
          placeholder={t('project.ticketTypes.assign')}
          value={null}
          onChange={(id) => id !== null && assignment.mutate(id)}
          data={unused.map(({ id, attributes: { name } }) => ({ value: id, label: name }))}
        />
      )}
      {mayChange && mayChangeTicketTypes(me) && (
        <NameField
          label={t('project.ticketTypes.name')}
          name={createTicketTypeContract.request.shape.name}
          submitLabel={t('form.add')}
          submit={async (name) => assignment.mutateAsync((await createTicketType(name)).data.id)}
        />
      )}
    </SetupPanel>
  );
}
