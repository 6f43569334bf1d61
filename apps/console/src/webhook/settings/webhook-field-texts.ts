import { useTranslation } from 'react-i18next';
import type { FieldTexts } from '../../app/form/field-texts';
import type { WebhookInputs } from './webhook-settings';

const masked = '••••••';

/** The fields of a webhook as text. Passwords and hidden values are not part of it, only whether the user has entered one. */
export function useWebhookFieldTexts(): FieldTexts<WebhookInputs> {
  const { t } = useTranslation();
  const yesOrNo = (value: boolean) => t(value ? 'value.yes' : 'value.no');
  return {
    description: { label: t('webhook.description') },
    targetUrl: { label: t('webhook.targetUrl') },
    events: { label: t('webhook.events'), text: (names) => names.join(', ') },
    projectIds: {
      label: t('webhook.projects'),
      text: (ids) => (ids === null ? t('webhook.allProjects') : ids.join(', ')),
    },
    maxPerSecond: { label: t('webhook.maxPerSecond') },
    ordered: { label: t('webhook.ordered'), text: yesOrNo },
    basicAuth: {
      label: t('webhook.auth.username'),
      text: (auth) =>
        [auth?.username, auth?.password && `${t('webhook.auth.password')}: ${masked}`].filter(Boolean).join(', '),
    },
    headers: {
      label: t('webhook.tab.headers'),
      text: (headers) =>
        headers.map(({ name, value, hidden }) => (value ? `${name}: ${hidden ? masked : value}` : name)).join(', '),
    },
    verification: { label: t('webhook.verification.label'), text: (need) => yesOrNo(need === 'required') },
  };
}
