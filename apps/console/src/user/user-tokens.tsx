import { ActionIcon, Alert, Paper, Stack, Text, Title, Tooltip } from '@mantine/core';
import { IconLock, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accessTokensQuery, type AccessToken } from '../access-token/access-token';
import { AccessTokenTable } from '../access-token/access-token-table';
import { DeleteTokenDialog } from '../access-token/delete-token-dialog';
import { QueryState } from '../app/list/query-state';
import { useMe } from '../session/session';
import type { User } from './user';
import { mayDeleteTokensOf } from './user.policy';

/** Lists the access tokens of a user. User managers can delete them; those of an owner show a lock instead. */
export function UserTokens({ user: { id, attributes } }: { user: User }) {
  const { t } = useTranslation();
  const me = useMe();
  const tokens = useQuery(accessTokensQuery(id));
  const [deleting, setDeleting] = useState<AccessToken>();
  const mayDelete = mayDeleteTokensOf(me, { id, owner: attributes['is-owner'] });
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="user-tokens">
      <Stack gap="sm">
        <Title order={2} id="user-tokens">
          {t('profile.tabs.accessTokens')}
        </Title>
        {!mayDelete && (
          <Alert color="gray" icon={<IconLock aria-hidden />}>
            {t('user.tokensLocked')}
          </Alert>
        )}
        <QueryState
          query={tokens}
          rows={2}
          empty={{ when: ({ data }) => data.length === 0, show: <Text c="dimmed">{t('accessToken.empty')}</Text> }}
        >
          {({ data }) => (
            <AccessTokenTable
              narrow
              tokens={data}
              actions={(token) => (
                <TokenAction token={token} mayDelete={mayDelete} onDelete={() => setDeleting(token)} />
              )}
            />
          )}
        </QueryState>
      </Stack>
      <DeleteTokenDialog token={deleting} onClose={() => setDeleting(undefined)} />
    </Paper>
  );
}

interface TokenActionProps {
  token: AccessToken;
  mayDelete: boolean;
  onDelete: () => void;
}

function TokenAction({ token, mayDelete, onDelete }: TokenActionProps) {
  const { t } = useTranslation();
  if (!mayDelete) return <IconLock size={16} role="img" aria-label={t('user.tokensLocked')} />;
  const label = t('accessToken.delete.action', { name: token.attributes.name });
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={onDelete}>
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
