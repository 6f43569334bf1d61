import { Group, Paper, SegmentedControl, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ControlledField } from '../app/form/controlled-field';
import { FormProblem } from '../app/form/form-problem';
import { SubmitButton } from '../app/form/submit-button';
import { useApiForm } from '../app/form/use-api-form';
import { minuteOf } from '../app/value/local-time';
import { replayForm, replayKinds, startReplay, type ReplayAttributes } from './replay';

const dayMs = 86_400_000;

/** Starts a replay. */
export function ReplayFields({ webhook }: { webhook: string }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [yesterday] = useState(() => minuteOf(new Date(Date.now() - dayMs)));
  const { form, field, problem, submission, onSubmit } = useApiForm({
    schema: replayForm,
    defaultValues: { kind: 'failed', since: yesterday, failedFrom: yesterday, failedTo: '' },
    submit: (wish) => startReplay(webhook, wish),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['webhooks', webhook, 'replays'] }),
  });
  const kind = useWatch({ control: form.control, name: 'kind' }) as ReplayAttributes['kind'];
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="new-replay">
      <form noValidate onSubmit={onSubmit}>
        <Stack>
          <Title order={2} id="new-replay">
            {t('replay.new')}
          </Title>
          <FormProblem problem={problem} />
          <ControlledField control={form.control} name="kind">
            {({ value, onChange }) => (
              <SegmentedControl
                aria-labelledby="new-replay"
                w="fit-content"
                value={value}
                onChange={onChange}
                data={replayKinds.map((each) => ({ value: each, label: t(`replay.kind.${each}`) }))}
              />
            )}
          </ControlledField>
          <Text c="dimmed">{t(`replay.kindText.${kind}`)}</Text>
          <SimpleGrid cols={{ base: 1, xs: 2 }} maw={480} verticalSpacing="sm">
            {kind === 'failed' ? (
              <>
                <TextInput {...field('failedFrom')} type="datetime-local" label={t('replay.from')} />
                <TextInput
                  {...field('failedTo')}
                  type="datetime-local"
                  label={t('replay.to')}
                  description={t('replay.toText')}
                  inputWrapperOrder={['label', 'input', 'description', 'error']}
                />
              </>
            ) : (
              <TextInput {...field('since')} type="datetime-local" label={t('replay.since')} />
            )}
          </SimpleGrid>
          <Group>
            <SubmitButton submission={submission}>{t('replay.start')}</SubmitButton>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}
