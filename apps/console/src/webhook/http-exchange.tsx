import type { AttemptError } from '@plumbline/contracts';
import { Badge, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../app/language/format';
import classes from './http-exchange.module.css';

interface HttpExchangeProps {
  request: { url?: string; headers: Record<string, string>; body: string };
  /** Undefined if the subscriber did not respond. */
  response: { status: number; headers: Record<string, string>; body: string } | undefined;
  durationMs: number;
}

/** Shows an HTTP request to a subscriber and the response. The caller shows the `OutcomeBadge` where it fits. */
export function HttpExchange({ request, response, durationMs }: HttpExchangeProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <Stack gap="sm">
      <Text>{t('webhook.exchange.duration', { milliseconds: formats.number(durationMs) })}</Text>
      <Message title={t('webhook.exchange.request')} first={request.url && `POST ${request.url}`} {...request} />
      {response && <Message title={t('webhook.exchange.response')} first={`HTTP ${response.status}`} {...response} />}
    </Stack>
  );
}

/** Shows the response status, and why there is none or why it is a failure. */
export function OutcomeBadge({ status, error }: { status: number | undefined; error: string | undefined }) {
  const { t } = useTranslation();
  const reason = useErrorText()(error);
  if (status === undefined) return <Badge color="red">{reason ?? t('webhook.exchange.noAnswer')}</Badge>;
  return (
    <Badge color={status >= 200 && status < 300 ? 'teal' : 'red'}>{reason ? `${status} · ${reason}` : status}</Badge>
  );
}

/** Returns a function that puts the error of an attempt or a verification into words. One of a newer version stays as it is. */
export function useErrorText(): (error: string | undefined) => string | undefined {
  const { t } = useTranslation();
  return (error) => error && t(`webhook.exchange.errors.${error as AttemptError}`, { defaultValue: error });
}

interface MessageProps {
  title: string;
  /** The request line or status line. */
  first?: string;
  headers: Record<string, string>;
  body: string;
}

function Message({ title, first, headers, body }: MessageProps) {
  const { t } = useTranslation();
  const head = [first, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)].filter(Boolean);
  return (
    <section>
      <Title order={3} mb={4}>
        {title}
      </Title>
      {/* Focusable, so that keyboard users can scroll it. */}
      <pre className={classes.message} tabIndex={0} aria-label={t('webhook.exchange.headers', { title })} role="region">
        {head.join('\n')}
      </pre>
      {body === '' ? (
        <Text c="dimmed">{t('webhook.exchange.noBody')}</Text>
      ) : (
        <pre className={classes.message} tabIndex={0} aria-label={t('webhook.exchange.body', { title })} role="region">
          {readable(body)}
        </pre>
      )}
    </section>
  );
}

/** Indents JSON. Returns anything else unchanged. */
function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
