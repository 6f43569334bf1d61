import { Badge, Button, Group, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Resource } from '../app/api/json-api';
import { ConfirmDialog } from '../app/dialog/confirm-dialog';
import { QueryState } from '../app/list/query-state';
import { DataTable } from '../app/table/data-table';
import { Instant } from '../app/value/instant';
import { deviceOf } from './device';
import { endSession, endSessions, ownSessionsQuery, type SessionAttributes } from './own-sessions';

type Session = Resource<SessionAttributes>;

/** Lists the sessions of the current user and ends them. */
export function SessionListPage() {
  const { t } = useTranslation();
  const sessions = useQuery(ownSessionsQuery);
  const queryClient = useQueryClient();
  const [ending, setEnding] = useState<Session>();
  const [endingOthers, setEndingOthers] = useState(false);
  const others = (sessions.data?.data ?? []).filter(({ attributes }) => !attributes.current);
  const refresh = () => queryClient.invalidateQueries(ownSessionsQuery);
  const nameOf = ({ attributes }: Session) => deviceOf(attributes['user-agent']) ?? t('session.unknownDevice');
  return (
    <>
      <Group justify="space-between" align="flex-start">
        <Text c="dimmed" flex="1 1 16rem">
          {t('session.listDescription')}
        </Text>
        {others.length > 1 && (
          <Button variant="default" onClick={() => setEndingOthers(true)}>
            {t('session.endOthers')}
          </Button>
        )}
      </Group>
      <QueryState query={sessions} rows={3}>
        {({ data }) => (
          <DataTable
            label={t('profile.tabs.sessions')}
            rows={data}
            rowKey={({ id }) => id}
            columns={[
              {
                header: t('session.device'),
                cell: (session) => (
                  <Group gap="xs">
                    {nameOf(session)}
                    {session.attributes.current && <Badge color="teal">{t('session.current')}</Badge>}
                  </Group>
                ),
              },
              { header: t('session.address'), cell: ({ attributes }) => attributes.ip },
              { header: t('session.signedIn'), cell: ({ attributes }) => <Instant value={attributes['created-at']} /> },
              {
                header: t('session.lastUsed'),
                cell: ({ attributes }) => <Instant value={attributes['last-used-at']} relative />,
              },
              {
                header: t('session.ends'),
                cell: ({ attributes }) => <Instant value={attributes['expires-at']} relative />,
              },
              {
                header: t('list.actions'),
                actions: true,
                cell: (session) =>
                  !session.attributes.current && (
                    <Button size="xs" variant="default" onClick={() => setEnding(session)}>
                      {t('session.end')}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </QueryState>
      <ConfirmDialog
        opened={ending !== undefined}
        onClose={() => setEnding(undefined)}
        title={t('session.endTitle')}
        confirm={t('session.end')}
        danger
        action={() => endSession(ending!.id)}
        onDone={refresh}
      >
        {ending && t('session.endText', { device: nameOf(ending), address: ending.attributes.ip })}
      </ConfirmDialog>
      <ConfirmDialog
        opened={endingOthers}
        onClose={() => setEndingOthers(false)}
        title={t('session.endOthersTitle')}
        confirm={t('session.endOthers')}
        danger
        action={() => endSessions(others.map(({ id }) => id))}
        onDone={refresh}
      >
        {t('session.endOthersText')}
      </ConfirmDialog>
    </>
  );
}
