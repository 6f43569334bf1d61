import { Badge, Group, Paper, Select, Stack, TextInput } from '@mantine/core';
import { updateUser } from '@plumbline/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { notify } from '../app/dialog/notify';
import { EditConflictChoice } from '../app/form/edit-conflict-choice';
import { FormProblem } from '../app/form/form-problem';
import { SubmitButton } from '../app/form/submit-button';
import { useApiForm } from '../app/form/use-api-form';
import { changeLanguage, languageChoices, type Language } from '../app/language/language';
import { FactList } from '../app/value/fact-list';
import { IdValue } from '../app/value/id-value';
import { sessionQuery, useMe, type Me } from '../session/session';
import { changeUser, userQuery } from '../user/user';

const schema = updateUser.request.pick({ firstName: true, lastName: true, language: true });

/** Edits the name and language of the current user. */
export function ProfilePage() {
  const { t } = useTranslation();
  const me = useMe();
  const queryClient = useQueryClient();
  const { form, field, problem, submission, edit, onSubmit } = useApiForm({
    schema,
    defaultValues: inputsOf(me),
    edited: {
      etag: me.etag,
      read: () => queryClient.fetchQuery({ ...userQuery(me.id), staleTime: 0 }),
      versionOf: ({ data: { attributes, etag } }) => ({
        values: { firstName: attributes.firstname, lastName: attributes.lastname, language: attributes.language },
        etag,
      }),
    },
    submit: (_, changed, { etag }) => changeUser(me.id, changed, etag),
    onSuccess: async (_, { language }) => {
      await changeLanguage(language as Language);
      await queryClient.invalidateQueries(sessionQuery);
      notify(t('profile.saved'));
    },
  });
  return (
    <Stack maw={640}>
      <Paper withBorder p="md">
        <FactList
          facts={[
            [t('profile.email'), me.email],
            [
              t('profile.kind'),
              <Group key="kind" gap="xs">
                {t(`user.kind.${me.kind}`)}
                {me.owner && <Badge>{t('user.owner')}</Badge>}
              </Group>,
            ],
            [t('profile.account'), <IdValue key="account" id={String(me.accountId)} />],
            [t('profile.user'), <IdValue key="user" id={me.id} />],
          ]}
        />
      </Paper>
      <Paper withBorder p="md" component="form" noValidate onSubmit={onSubmit}>
        <Stack>
          <FormProblem problem={problem} />
          <TextInput {...field('firstName')} label={t('profile.firstName')} autoComplete="given-name" />
          <TextInput {...field('lastName')} label={t('profile.lastName')} autoComplete="family-name" />
          <Controller
            control={form.control}
            name="language"
            render={({ field: { ref, ...language } }) => (
              <Select
                {...language}
                ref={ref}
                label={t('shell.language')}
                description={t('profile.languageText')}
                data={languageChoices}
              />
            )}
          />
          <EditConflictChoice
            edit={edit}
            fields={{
              firstName: { label: t('profile.firstName') },
              lastName: { label: t('profile.lastName') },
              language: { label: t('shell.language') },
            }}
          />
          <Group>
            <SubmitButton submission={submission}>{t('form.save')}</SubmitButton>
          </Group>
        </Stack>
      </Paper>
    </Stack>
  );
}

function inputsOf({ firstName, lastName, language }: Me) {
  return { firstName, lastName, language };
}
