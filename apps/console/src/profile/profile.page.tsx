import { Badge, Group, Paper } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FactList } from '../app/shell/fact-list';
import { useMe } from '../session/session';

/** Who one is to Plumbline. */
export function ProfilePage() {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Paper withBorder p="md">
      <FactList
        facts={[
          [t('profile.name'), `${me.firstName} ${me.lastName}`],
          [t('profile.email'), me.email],
          [
            t('profile.kind'),
            <Group key="kind" gap="xs">
              {t(`user.kind.${me.kind}`)}
              {me.owner && <Badge>{t('user.owner')}</Badge>}
            </Group>,
          ],
          [t('profile.account'), <code key="account">{me.accountId}</code>],
        ]}
      />
    </Paper>
  );
}
