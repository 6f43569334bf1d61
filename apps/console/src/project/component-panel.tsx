import { createComponent } from '@plumbline/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../app/list/empty-state';
import { QueryState } from '../app/list/query-state';
import { NameField } from './name-field';
import { NamedList } from './named-list';
import { addComponent, componentsQuery } from './project';
import { SetupPanel } from './setup-panel';

/** Lists and adds the components of a project. */
export function ComponentPanel({ project, mayChange }: { project: string; mayChange: boolean }) {
  const { t } = useTranslation();
  const query = componentsQuery(project);
  const components = useQuery(query);
  const queryClient = useQueryClient();
  return (
    <SetupPanel title={t('project.components.title')} description={t('project.components.text')}>
      <QueryState
        query={components}
        rows={2}
        empty={{ when: (list) => list.length === 0, show: <EmptyState title={t('project.components.empty')} /> }}
      >
        {(list) => <NamedList entries={list.map(({ id, attributes: { name } }) => ({ id, name }))} />}
      </QueryState>
      {mayChange && (
        <NameField
          label={t('project.components.name')}
          name={createComponent.request.shape.name}
          submitLabel={t('form.add')}
          submit={async (name) => {
            await addComponent(project, name);
            await queryClient.invalidateQueries(query);
          }}
        />
      )}
    </SetupPanel>
  );
}
