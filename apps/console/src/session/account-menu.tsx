import { ActionIcon, Menu, Text } from '@mantine/core';
import { IconLogout, IconUser, IconUserCircle } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LeaveQuestion } from '../app/unsaved/leave-question';
import { unsavedOnPage } from '../app/unsaved/unsaved';
import { signOut, useMe } from './session';

/** Shows the current user and the sign-out button. Asks before the session is ended with something unsaved. */
export function AccountMenu() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: async () => {
      unsavedOnPage.discard();
      await navigate({ to: '/sign-in' });
      queryClient.clear();
    },
  });
  return (
    <Menu width={240}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('session.menu')}>
          <IconUserCircle size={22} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" fw={500}>{`${me.firstName} ${me.lastName}`}</Text>
          <Text size="xs" truncate>
            {me.email}
          </Text>
          <Text size="xs">{t('session.account', { id: me.accountId })}</Text>
        </Menu.Label>
        <Menu.Divider />
        <Menu.Item component={Link} to="/settings/profile" leftSection={<IconUser size={16} aria-hidden />}>
          {t('navigation.profile')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLogout size={16} aria-hidden />}
          disabled={leave.isPending}
          onClick={() => (unsavedOnPage.any ? setAsking(true) : leave.mutate())}
        >
          {t('session.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
      <LeaveQuestion
        opened={asking}
        onStay={() => setAsking(false)}
        onLeave={() => {
          setAsking(false);
          leave.mutate();
        }}
      />
    </Menu>
  );
}
