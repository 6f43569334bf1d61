import { Alert, Anchor, Button, Paper, Stack } from '@mantine/core';
import { IconExternalLink, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../app/list/error-state';
import { FactList } from '../app/value/fact-list';
import { IdValue } from '../app/value/id-value';
import { useMe } from '../session/session';
import { RequestUsageValue } from './request-usage-value';
import { ExplorerTokenValue } from './explorer-token-value';
import { useExplorerToken } from './use-explorer-token';
import classes from './api-explorer-view.module.css';
import { ProjectValue, TicketValue } from './example-values';
import type { ExampleResources } from './example-resources';
import { VersionChoice } from './version-choice';
import type { ApiVersion, View } from './view';

interface ApiExplorerViewProps {
  view: View;
  version: ApiVersion;
  examples: ExampleResources;
  /** The anchor inside the view. */
  hash: string;
}

/** Shows a view of the API explorer in a frame, with the example values, request usage and token. */
export function ApiExplorerView({ view, version, examples, hash }: ApiExplorerViewProps) {
  const { t } = useTranslation();
  const me = useMe();
  const { query, revoke, frame } = useExplorerToken();
  const refused = query.data === undefined ? query.error : null;
  const address = addressOf({ view, version, examples, hash });
  return (
    <Stack>
      {examples.missing && (
        <Alert color="yellow" icon={<IconInfoCircle aria-hidden />} role="status">
          {t(`apiDocumentation.missing.${examples.missing}`)}
        </Alert>
      )}
      <Paper withBorder p="md" component="section" aria-label={t('apiDocumentation.facts')}>
        <FactList
          facts={[
            [t('apiDocumentation.version'), <VersionChoice key="version" version={version} />],
            [t('apiDocumentation.account'), <IdValue key="account" id={String(me.accountId)} />],
            [t('project.one'), <ProjectValue key="project" project={examples.project} />],
            [t('ticket.one'), <TicketValue key="ticket" project={examples.project} ticket={examples.ticket} />],
            [t('requestUsage.title'), <RequestUsageValue key="requestUsage" />],
            [t('apiDocumentation.token'), <ExplorerTokenValue key="token" query={query} revoke={revoke} />],
          ]}
        />
      </Paper>
      {refused && <ErrorState error={refused} onRetry={() => void query.refetch()} />}
      {/* The view loads while the token is created, and waits for it only when it is ready. */}
      {query.data !== null && !refused && (
        <>
          <iframe
            ref={frame}
            key={address}
            src={address}
            title={t(`apiDocumentation.view.${view}`)}
            className={classes.frame}
          />
          <Anchor href={address} target="_blank" size="sm" className={classes.alone}>
            {t('apiDocumentation.alone')} <IconExternalLink size={14} aria-hidden />
          </Anchor>
        </>
      )}
      {query.data === null && (
        <Alert color="gray" icon={<IconInfoCircle aria-hidden />} title={t('apiDocumentation.revoked')}>
          <Button size="xs" variant="default" loading={query.isFetching} onClick={() => void query.refetch()}>
            {t('apiDocumentation.newToken')}
          </Button>
        </Alert>
      )}
    </Stack>
  );
}

/** Returns the address of the page that the gateway serves for a view. */
function addressOf({ view, version, examples: { project, ticket }, hash }: ApiExplorerViewProps): string {
  const parameters = new URLSearchParams({
    ...(version === 1 && { version: '1' }),
    ...(project && { project: project.id }),
    ...(ticket && { ticket: ticket.attributes.uuid }),
  });
  return `/settings/api-documentation/${view}?${parameters}${hash && `#${hash}`}`;
}
