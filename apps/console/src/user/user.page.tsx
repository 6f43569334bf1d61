import { Alert, Breadcrumbs, Grid, Group, Paper, Stack } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { QueryState } from '../app/list/query-state';
import { TextLink } from '../app/shell/link';
import { Page } from '../app/shell/page';
import { FactList } from '../app/value/fact-list';
import { IdValue } from '../app/value/id-value';
import { Instant } from '../app/value/instant';
import { useMe } from '../session/session';
import { UserStateBadge } from './user-state-badge';
import { userQuery } from './user';
import { UserActions } from './user-actions';
import { UserFields } from './user-fields';
import { UserTokens } from './user-tokens';
import { mayManage } from './user.policy';

const route = getRouteApi('/signed-in/users/$user');

/** Shows a user with permissions and access tokens. */
export function UserPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { user: id } = route.useParams();
  const query = useQuery(userQuery(id));
  const user = query.data?.data;
  const manageable = user !== undefined && mayManage(me, user.attributes);
  return (
    <Page
      title={user?.attributes.fullname ?? t('user.one')}
      breadcrumbs={
        <Breadcrumbs component="nav" aria-label={t('shell.breadcrumbs')}>
          <TextLink to="/users">{t('user.title')}</TextLink>
          <span>{user?.attributes.fullname ?? id}</span>
        </Breadcrumbs>
      }
      actions={manageable && <UserActions user={user} />}
    >
      <QueryState query={query}>
        {({ data }) => (
          <Grid gap="md">
            <Grid.Col span={{ base: 12, lg: 5 }}>
              <Stack>
                {!manageable && (
                  <Alert color="gray" icon={<IconLock aria-hidden />}>
                    {t(data.attributes['is-owner'] ? 'user.onlyOwners' : 'user.onlyManagers')}
                  </Alert>
                )}
                <Paper withBorder p="md">
                  <FactList
                    facts={[
                      [t('user.email'), data.attributes.email],
                      [
                        t('user.stateLabel'),
                        <Group key="state">
                          <UserStateBadge state={data.attributes.state} />
                        </Group>,
                      ],
                      [t('profile.user'), <IdValue key="id" id={data.id} />],
                      [t('user.since'), <Instant key="since" value={data.attributes['created-at']} />],
                    ]}
                  />
                </Paper>
                <UserFields user={data} disabled={!manageable} />
              </Stack>
            </Grid.Col>
            <Grid.Col span={{ base: 12, lg: 7 }}>
              {(me.can('users') || me.id === id) && <UserTokens user={data} />}
            </Grid.Col>
          </Grid>
        )}
      </QueryState>
    </Page>
  );
}
