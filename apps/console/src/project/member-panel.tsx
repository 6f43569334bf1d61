import { ActionIcon, Select, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../app/form/form-problem';
import { EmptyState } from '../app/list/empty-state';
import { QueryState } from '../app/list/query-state';
import { useUserNames } from '../user/user-names';
import { NamedList } from './named-list';
import { addMember, membersQuery, removeMember } from './project';
import { SetupPanel } from './setup-panel';

/** Lists, adds and removes the members of a project. */
export function MemberPanel({ project, mayChange }: { project: string; mayChange: boolean }) {
  const { t } = useTranslation();
  const { users, nameOf } = useUserNames();
  const members = useQuery(membersQuery(project));
  const queryClient = useQueryClient();
  const onSuccess = () => queryClient.invalidateQueries(membersQuery(project));
  const addition = useMutation({ mutationFn: (id: string) => addMember(project, id), onSuccess });
  const removal = useMutation({ mutationFn: (id: string) => removeMember(project, id), onSuccess });
  const others = users.filter(({ id }) => !members.data?.includes(id));
  return (
    <SetupPanel title={t('project.members.title')} description={t('project.members.text')}>
      <QueryState
        query={members}
        rows={2}
        empty={{ when: (ids) => ids.length === 0, show: <EmptyState title={t('project.members.empty')} /> }}
      >
        {(ids) => (
          <NamedList
            entries={ids.map((id) => {
              const name = nameOf(id);
              const label = t('project.members.remove', { name });
              return {
                id,
                name,
                action: mayChange && (
                  <Tooltip label={label}>
                    <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={() => removal.mutate(id)}>
                      <IconX size={16} aria-hidden />
                    </ActionIcon>
                  </Tooltip>
                ),
              };
            })}
          />
        )}
      </QueryState>
      <FormProblem problem={addition.error ?? removal.error} />
      {mayChange && others.length > 0 && (
        <Select
          searchable
          aria-label={t('project.members.add')}
          placeholder={t('project.members.add')}
          value={null}
          onChange={(id) => id !== null && addition.mutate(id)}
          data={others.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </SetupPanel>
  );
}
