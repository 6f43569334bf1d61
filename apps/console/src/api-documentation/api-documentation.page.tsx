import { Alert, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { QueryState } from '../app/list/query-state';
import { Page } from '../app/shell/page';
import { PageTabs } from '../app/shell/page-tabs';
import { useMe } from '../session/session';
import { ApiExplorerView } from './api-explorer-view';
import { lastSeen } from './last-seen';
import { exampleResourcesQuery } from './example-resources';
import { versionAt, views } from './view';

const route = getRouteApi('/signed-in/settings/api-documentation');

/** Settings > API documentation: the API explorer, for users with API access. */
export function ApiDocumentationPage() {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Page title={t('apiDocumentation.title')} description={t('apiDocumentation.description')}>
      {me.can('api_documentation_access') ? (
        <Views />
      ) : (
        <Alert color="gray" icon={<IconLock aria-hidden />} title={t('apiDocumentation.noAccess.title')}>
          <Text>
            {t(me.kind === 'in-house' ? 'apiDocumentation.noAccess.ask' : 'apiDocumentation.noAccess.inHouseOnly')}
          </Text>
        </Alert>
      )}
    </Page>
  );
}

function Views() {
  const { t } = useTranslation();
  const me = useMe();
  const { view = 'reference', version, project, ticket } = route.useSearch();
  const hash = useLocation({ select: (location) => location.hash });
  // Read once: this page itself updates the value when the user follows a link to a ticket and returns.
  const [seen] = useState(() => lastSeen(me.id));
  const examples = useQuery(exampleResourcesQuery({ project, ticket }, seen));
  return (
    <>
      <PageTabs
        label={t('apiDocumentation.views')}
        tabs={views.map((each) => ({
          to: '/settings/api-documentation',
          search: { view: each === 'reference' ? undefined : each, version, project, ticket },
          label: t(`apiDocumentation.view.${each}`),
        }))}
      />
      <QueryState query={examples} rows={3}>
        {(found) => <ApiExplorerView view={view} version={versionAt(version)} examples={found} hash={hash} />}
      </QueryState>
    </>
  );
}
