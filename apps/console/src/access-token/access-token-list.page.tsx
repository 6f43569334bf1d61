import { ActionIcon, Alert, Button, Group, Stack, Text, Tooltip } from '@mantine/core';
import { IconLock, IconPlus, IconRefresh, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../app/list/empty-state';
import { QueryState } from '../app/list/query-state';
import { RequestUsagePanel } from '../request-usage/request-usage-panel';
import { useMe } from '../session/session';
import { accessTokensQuery, type AccessToken } from './access-token';
import { AccessTokenTable } from './access-token-table';
import { DeleteTokenDialog } from './delete-token-dialog';
import { isOfExplorer } from './expiry';
import { NewTokenForm } from './new-token-form';
import { RotateTokenForm } from './rotate-token-form';
import { TokenDialog } from './token-dialog';

type Doing = { what: 'create' } | { what: 'rotate' | 'delete'; token: AccessToken };

/** Lists the access tokens of the current user, with the request usage of the account. */
export function AccessTokenListPage() {
  const { t } = useTranslation();
  const me = useMe();
  const tokens = useQuery(accessTokensQuery());
  const [doing, setDoing] = useState<Doing>();
  const done = () => setDoing(undefined);
  const mayCreate = me.can('api_documentation_access');
  return (
    <Stack>
      <Group justify="space-between" align="flex-start">
        <Text c="dimmed" flex="1 1 16rem">
          {t('accessToken.description')}
        </Text>
        {mayCreate && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setDoing({ what: 'create' })}>
            {t('accessToken.new')}
          </Button>
        )}
      </Group>
      {!mayCreate && (
        <Alert color="gray" icon={<IconLock aria-hidden />} title={t('accessToken.noAccess.title')}>
          {t('accessToken.noAccess.text')}
        </Alert>
      )}
      <QueryState
        query={tokens}
        rows={3}
        empty={{
          when: ({ data }) => data.length === 0,
          show: <EmptyState title={t('accessToken.empty')}>{mayCreate && t('accessToken.emptyText')}</EmptyState>,
        }}
      >
        {({ data }) => (
          <AccessTokenTable
            tokens={data}
            actions={(token) => (
              <Group gap={4} justify="flex-end" wrap="nowrap">
                {!isOfExplorer(token.attributes) && (
                  <Action
                    label={t('accessToken.rotate.title', { name: token.attributes.name })}
                    icon={<IconRefresh size={16} aria-hidden />}
                    onClick={() => setDoing({ what: 'rotate', token })}
                  />
                )}
                <Action
                  label={t('accessToken.delete.action', { name: token.attributes.name })}
                  icon={<IconTrash size={16} aria-hidden />}
                  onClick={() => setDoing({ what: 'delete', token })}
                />
              </Group>
            )}
          />
        )}
      </QueryState>
      <RequestUsagePanel tokens={tokens.data?.data ?? []} />
      <TokenDialog opened={doing?.what === 'create'} onClose={done} title={t('accessToken.new')}>
        {(onIssued) => <NewTokenForm onIssued={onIssued} />}
      </TokenDialog>
      <TokenDialog
        opened={doing?.what === 'rotate'}
        onClose={done}
        title={doing?.what === 'rotate' ? t('accessToken.rotate.title', { name: doing.token.attributes.name }) : ''}
      >
        {(onIssued) => doing?.what === 'rotate' && <RotateTokenForm token={doing.token} onIssued={onIssued} />}
      </TokenDialog>
      <DeleteTokenDialog token={doing?.what === 'delete' ? doing.token : undefined} onClose={done} />
    </Stack>
  );
}

function Action({ label, icon, onClick }: { label: string; icon: React.ReactNode; onClick: () => void }) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={onClick}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}
