import { Alert } from '@mantine/core';
import { IconArchive, IconBook2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRememberSeen } from '../api-documentation/last-seen';
import { ButtonLink } from '../app/shell/link';
import { QueryState } from '../app/list/query-state';
import { Page } from '../app/shell/page';
import { PageTabs } from '../app/shell/page-tabs';
import { useMe } from '../session/session';
import { projectQuery, type Project } from './project';
import { isArchived } from './project.policy';

interface ProjectLayoutProps {
  /** The ID of the project. */
  id: string;
  actions?: (project: Project) => ReactNode;
  children: (project: Project) => ReactNode;
}

/** The layout of the pages about one project. */
export function ProjectLayout({ id, actions, children }: ProjectLayoutProps) {
  const { t } = useTranslation();
  const me = useMe();
  const query = useQuery(projectQuery(id));
  const project = query.data?.data;
  useRememberSeen({ project: id }, project !== undefined);
  return (
    <Page
      title={project?.attributes.name ?? t('project.one')}
      actions={
        <>
          {project && me.can('api_documentation_access') && (
            <ButtonLink
              to="/settings/api-documentation"
              search={{ project: id }}
              variant="default"
              leftSection={<IconBook2 size={16} aria-hidden />}
            >
              {t('project.api')}
            </ButtonLink>
          )}
          {project && actions?.(project)}
        </>
      }
    >
      <PageTabs
        label={t('project.one')}
        tabs={[
          { to: '/projects/$project', params: { project: id }, label: t('project.tabs.tickets') },
          { to: '/projects/$project/setup', params: { project: id }, label: t('project.tabs.setup') },
        ]}
      />
      {project && isArchived(project.attributes) && (
        <Alert color="gray" icon={<IconArchive aria-hidden />}>
          {t('project.archivedText')}
        </Alert>
      )}
      <QueryState query={query}>{({ data }) => children(data)}</QueryState>
    </Page>
  );
}
