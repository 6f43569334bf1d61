import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../app/form/form-problem';
import { FailingBanner } from './failing-banner';
import { useErrorText } from './http-exchange';
import { resumeWebhook, verifyWebhook, type Webhook } from './webhook';
import { statusOf } from './webhook-status.policy';

/** Explains why a webhook does not send and offers the action that changes it. */
export function WebhookBanner({ webhook }: { webhook: Webhook }) {
  const { id, attributes } = webhook;
  const { t } = useTranslation();
  const errorText = useErrorText();
  const queryClient = useQueryClient();
  const state = statusOf(attributes);
  const asks = state === 'verifying' || state === 'refused';
  const change = useMutation({
    mutationFn: async () => void (await (asks ? verifyWebhook(id) : resumeWebhook(id))),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['webhooks'] }),
  });
  if (state === 'active') return null;
  if (state === 'failing') return <FailingBanner webhook={webhook} />;
  const { 'disabled-reason': reason, 'verification-error': error } = attributes;
  return (
    <Alert
      color={state === 'disabled' || state === 'refused' ? 'red' : 'yellow'}
      icon={<IconAlertTriangle aria-hidden />}
      title={t(`webhook.banner.${state}`)}
    >
      <Stack gap="xs">
        {reason && <Text>{t(`webhook.disabledText.${reason}`)}</Text>}
        <Text>{t(`webhook.bannerText.${state}`)}</Text>
        {asks && error && (
          <Text>
            {t('webhook.verification.error')} {errorText(error)}
          </Text>
        )}
        <FormProblem problem={change.error} />
        <Group>
          <Button variant="default" size="xs" loading={change.isPending} onClick={() => change.mutate()}>
            {t(`webhook.bannerAction.${state}`)}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
