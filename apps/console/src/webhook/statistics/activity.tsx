import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/language/format';
import { Sparkline } from './sparkline';
import { statisticsQuery } from './statistics';
import { successRate } from './success-rate';

const nothing = '–';

/** Shows the attempts of the last 24 hours, the success rate and the response times of a webhook. */
export function Activity({ webhook }: { webhook: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { data } = useQuery({ ...statisticsQuery(webhook), refetchInterval: 60_000 });
  const statistics = data?.data.attributes;
  const rate = statistics && successRate(statistics);
  const took = (milliseconds: number | undefined) =>
    milliseconds === undefined
      ? nothing
      : t('webhook.exchange.duration', { milliseconds: formats.number(milliseconds) });
  const facts: [name: string, value: ReactNode][] = [
    [t('webhook.activity.title'), <Sparkline key="attempts" webhook={webhook} />],
    [t('webhook.activity.success'), rate === undefined ? nothing : formats.percent(rate)],
    [t('webhook.activity.p50'), took(statistics?.['p50-ms'])],
    [t('webhook.activity.p95'), took(statistics?.['p95-ms'])],
  ];
  return (
    <Group component="dl" m={0} gap="xl" align="flex-start">
      {facts.map(([name, value]) => (
        <div key={name}>
          <Text component="dt" size="xs" c="dimmed">
            {name}
          </Text>
          <Text component="dd" m={0}>
            {value}
          </Text>
        </div>
      ))}
    </Group>
  );
}
