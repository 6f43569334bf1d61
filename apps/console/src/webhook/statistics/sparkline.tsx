import { Skeleton, Text, Tooltip } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/language/format';
import { statisticsQuery, type StatisticsAttributes } from './statistics';
import classes from './sparkline.module.css';

const [barWidth, gap, height] = [3, 1, 24];

/** Shows the attempts of the last 24 hours, per hour. Loads them once, when the chart becomes visible. */
export function Sparkline({ webhook }: { webhook: string }) {
  const { t } = useTranslation();
  const { ref, entry } = useIntersection();
  const visible = entry?.isIntersecting === true;
  const { data, error } = useQuery({ ...statisticsQuery(webhook), enabled: visible });
  return (
    <div ref={ref} className={classes.place}>
      {data ? (
        <Bars statistics={data.data.attributes} />
      ) : error ? (
        <Text size="xs" c="dimmed">
          {t('webhook.activity.unknown')}
        </Text>
      ) : (
        <Skeleton height={height} radius="sm" />
      )}
    </div>
  );
}

function Bars({ statistics: { hours, delivered, retried, failed } }: { statistics: StatisticsAttributes }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const highest = Math.max(1, ...hours.map((hour) => hour.delivered + hour.retried + hour.failed));
  const tall = (count: number) => (count / highest) * height;
  const label = t('webhook.activity.label', {
    delivered: formats.number(delivered),
    failed: formats.number(retried + failed),
  });
  return (
    <Tooltip label={label}>
      <svg role="img" aria-label={label} width={hours.length * (barWidth + gap)} height={height}>
        {hours.map((hour, index) => {
          const [good, bad] = [tall(hour.delivered), tall(hour.retried + hour.failed)];
          const x = index * (barWidth + gap);
          return (
            <g key={hour.hour}>
              <rect className={classes.ground} x={x} y={height - 1} width={barWidth} height={1} />
              <rect className={classes.good} x={x} y={height - good} width={barWidth} height={good} />
              <rect className={classes.bad} x={x} y={height - good - bad} width={barWidth} height={bad} />
            </g>
          );
        })}
      </svg>
    </Tooltip>
  );
}
