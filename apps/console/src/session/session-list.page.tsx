import { Badge, Button, Group, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResourceOf } from '../app/api/document';
import { ConfirmDialog } from '../app/dialog/confirm-dialog';
import { QueryState } from '../app/list/query-state';
import { DataTable } from '../app/table/data-table';
import { Instant } from '../app/value/instant';
import { deviceOf } from './device';
import { endSession, ownSessionsQuery, type SessionAttributes } from './own-sessions';

type Session = ResourceOf<SessionAttributes>;

/** Where one is signed in, and the way to end what one does not know. */
export function SessionListPage() {
  const { t } = useTranslation();
  const sessions = useQuery(ownSessionsQuery);
  const queryClient = useQueryClient();
  const [ending, setEnding] = useState<Session>();
  const nameOf = ({ attributes }: Session) => deviceOf(attributes['user-agent']) ?? t('session.unknownDevice');
  return (
    <>
      <Text c="dimmed">{t('session.listDescription')}</Text>
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
        onDone={() => queryClient.invalidateQueries(ownSessionsQuery)}
      >
        {ending && t('session.endText', { device: nameOf(ending), address: ending.attributes.ip })}
      </ConfirmDialog>
    </>
  );
}
