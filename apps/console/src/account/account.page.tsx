import { Alert, Group, Paper, Stack, Switch, TextInput } from '@mantine/core';
import { updateAccount } from '@plumbline/contracts';
import { IconLock } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { notify } from '../app/dialog/notify';
import { ControlledField } from '../app/form/controlled-field';
import { EditConflictChoice } from '../app/form/edit-conflict-choice';
import { FormProblem } from '../app/form/form-problem';
import { SubmitButton } from '../app/form/submit-button';
import { useApiForm } from '../app/form/use-api-form';
import { QueryState } from '../app/list/query-state';
import { Page } from '../app/shell/page';
import { FactList } from '../app/value/fact-list';
import { IdValue } from '../app/value/id-value';
import { useMe } from '../session/session';
import { accountQuery, changeAccount, type Account } from './account';

/** Settings > Account: the settings of the account. */
export function AccountPage() {
  const { t } = useTranslation();
  const mayChange = useMe().can('accounts');
  const account = useQuery(accountQuery);
  return (
    <Page title={t('account.title')}>
      <QueryState query={account} rows={3}>
        {({ data }) => (
          <Stack maw={640}>
            {!mayChange && (
              <Alert color="gray" icon={<IconLock aria-hidden />}>
                {t('account.notYours')}
              </Alert>
            )}
            <Paper withBorder p="md">
              <FactList
                facts={[
                  [t('account.number'), <IdValue key="number" id={String(data.attributes.number)} />],
                  [t('account.shortCode'), <IdValue key="code" id={data.id} />],
                ]}
              />
            </Paper>
            <Settings account={data} disabled={!mayChange} />
          </Stack>
        )}
      </QueryState>
    </Page>
  );
}

const { name, tokensMayNeverExpire } = updateAccount.request.shape;
const schema = z.object({ name: name.unwrap(), tokensMayNeverExpire: tokensMayNeverExpire.unwrap() });

function Settings({ account, disabled }: { account: Account; disabled: boolean }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { form, field, problem, submission, edit, onSubmit } = useApiForm({
    schema,
    defaultValues: inputsOf(account),
    edited: {
      etag: account.etag,
      read: () => queryClient.fetchQuery({ ...accountQuery, staleTime: 0 }),
      versionOf: ({ data }) => ({ values: inputsOf(data), etag: data.etag }),
    },
    submit: (_, changed, { etag }) => changeAccount(changed, etag),
    onSuccess: async () => {
      await queryClient.invalidateQueries(accountQuery);
      notify(t('account.saved'));
    },
  });
  return (
    <Paper withBorder p="md" component="form" noValidate onSubmit={onSubmit}>
      <Stack>
        <FormProblem problem={problem} />
        <TextInput {...field('name')} label={t('account.name')} readOnly={disabled} />
        <ControlledField control={form.control} name="tokensMayNeverExpire">
          {({ value, onChange }) => (
            <Switch
              label={t('account.never')}
              description={t('account.neverText')}
              checked={value}
              disabled={disabled}
              onChange={(event) => onChange(event.currentTarget.checked)}
            />
          )}
        </ControlledField>
        <EditConflictChoice
          edit={edit}
          fields={{
            name: { label: t('account.name') },
            tokensMayNeverExpire: { label: t('account.never'), text: (may) => t(may ? 'value.yes' : 'value.no') },
          }}
        />
        {!disabled && (
          <Group>
            <SubmitButton submission={submission}>{t('form.save')}</SubmitButton>
          </Group>
        )}
      </Stack>
    </Paper>
  );
}

function inputsOf({ attributes }: Account): z.input<typeof schema> {
  return { name: attributes.name, tokensMayNeverExpire: attributes['tokens-may-never-expire'] };
}
