import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog, type ConfirmedResource } from '../app/dialog/confirm-dialog';
import { Dialog } from '../app/dialog/dialog';
import type { ResourceResponse } from '../app/api/json-api';
import type { ReadVersion } from '../app/form/edit-base';
import { FormProblem } from '../app/form/form-problem';
import { useMe } from '../session/session';
import { InvitationResult } from './invitation-result';
import { changeUser, deleteUser, inviteAgain, withdrawInvitation, type User, type UserAttributes } from './user';
import { useReadUser, useUserFieldTexts, versionOf, type UserInputs } from './user-inputs';

/** What a dialog shows of a user if others have changed it. */
type ShownUser = UserInputs & Pick<UserAttributes, 'state'>;

/** How a user is removed. Each has a dialog of its own: the page may read the user again while one is open. */
const removals = {
  withdraw: withdrawInvitation,
  delete: deleteUser,
};
type Removal = keyof typeof removals;

/** Buttons that invite a user again, deactivate, activate and delete. */
export function UserActions({ user }: { user: User }) {
  const { id, attributes } = user;
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState<'deactivate' | Removal>();
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['users'] });
  const invitation = useMutation({ mutationFn: () => inviteAgain(id), onSuccess: refresh });
  const activation = useMutation({ mutationFn: () => changeUser(id, { active: true }), onSuccess: refresh });
  const name = attributes.fullname;
  const read = useReadUser(id);
  const fields = useUserFieldTexts();
  const resource: ConfirmedResource<ShownUser> = {
    ...shownVersion({ data: user }),
    read: async () => shownVersion(await read()),
    fields: { ...fields, state: { label: t('user.stateLabel'), text: (state) => t(`user.state.${state}`) } },
  };
  // A user who has not accepted the invitation is not deleted: the invitation is withdrawn.
  const offered: Removal = attributes.state === 'invited' ? 'withdraw' : 'delete';
  return (
    <>
      <FormProblem problem={invitation.error ?? activation.error} />
      {attributes.state === 'invited' && (
        <Button variant="default" loading={invitation.isPending} onClick={() => invitation.mutate()}>
          {t('user.invite.again')}
        </Button>
      )}
      {attributes.state === 'inactive' && (
        <Button variant="default" loading={activation.isPending} onClick={() => activation.mutate()}>
          {t('user.activate')}
        </Button>
      )}
      {attributes.state === 'active' && id !== me.id && (
        <Button variant="default" onClick={() => setAsking('deactivate')}>
          {t('user.deactivate.action')}
        </Button>
      )}
      {id !== me.id && (
        <Button variant="default" onClick={() => setAsking(offered)}>
          {t(`user.${offered}.action`)}
        </Button>
      )}
      <Dialog
        opened={invitation.data !== undefined}
        onClose={invitation.reset}
        title={t('user.invite.again')}
        size="lg"
      >
        {invitation.data && <InvitationResult invitation={invitation.data} onDone={invitation.reset} />}
      </Dialog>
      <ConfirmDialog
        opened={asking === 'deactivate'}
        onClose={() => setAsking(undefined)}
        title={t('user.deactivate.title', { name })}
        confirm={t('user.deactivate.action')}
        danger
        resource={resource}
        action={(ifMatch) => changeUser(id, { active: false }, ifMatch)}
        onDone={refresh}
      >
        {t('user.deactivate.text')}
      </ConfirmDialog>
      {(['withdraw', 'delete'] as const).map((removal) => (
        <ConfirmDialog
          key={removal}
          opened={asking === removal}
          onClose={() => setAsking(undefined)}
          title={t(`user.${removal}.title`, { name })}
          confirm={t(`user.${removal}.action`)}
          danger
          resource={resource}
          action={(ifMatch) => removals[removal](id, ifMatch)}
          onDone={async () => {
            await navigate({ to: '/users' });
            queryClient.removeQueries({ queryKey: ['users', id] });
            await refresh();
          }}
        >
          {t(`user.${removal}.text`)}
        </ConfirmDialog>
      ))}
    </>
  );
}

function shownVersion(response: ResourceResponse<UserAttributes>): ReadVersion<ShownUser> {
  const { values, etag } = versionOf(response);
  return { values: { ...values, state: response.data.attributes.state }, etag };
}
