import { Alert, Button, Group, Paper, Stack, Switch, TextInput } from '@mantine/core';
import { updateAccount } from '@plumbline/contracts';
import { IconLock } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { notify } from '../app/dialog/notify';
import { ControlledField } from '../app/form/controlled-field';
import { FormProblem } from '../app/form/form-problem';
import { useApiForm } from '../app/form/use-api-form';
import { QueryState } from '../app/list/query-state';
import { Page } from '../app/shell/page';
import { FactList } from '../app/value/fact-list';
import { IdValue } from '../app/value/id-value';
import { useMe } from '../session/session';
import { accountQuery, changeAccount, type AccountAttributes } from './account';

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
            <Settings account={data.attributes} disabled={!mayChange} />
          </Stack>
        )}
      </QueryState>
    </Page>
  );
}

const { name, tokensMayNeverExpire } = updateAccount.request.shape;
const schema = z.object({ name: name.unwrap(), tokensMayNeverExpire: tokensMayNeverExpire.unwrap() });

function Settings({ account, disabled }: { account: AccountAttributes; disabled: boolean }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { form, field, problem, submitting, onSubmit } = useApiForm({
    schema,
    defaultValues: { name: account.name, tokensMayNeverExpire: account['tokens-may-never-expire'] },
    submit: changeAccount,
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
        {!disabled && (
          <Group>
            <Button type="submit" loading={submitting}>
              {t('form.save')}
            </Button>
          </Group>
        )}
      </Stack>
    </Paper>
  );
}
