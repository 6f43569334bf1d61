import { useTranslation } from 'react-i18next';
import { useFormats } from '../app/language/format';
import { sumOf, type UsagePoint } from './usage-history';
import classes from './usage-chart.module.css';

/** The size of the view box. CSS stretches the chart to the available width. */
const [width, height] = [240, 60];

/** Shows the requests per step as stacked bars: admitted below, refused above. The table is the accessible alternative. */
export function UsageChart({ points }: { points: UsagePoint[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const highest = Math.max(1, ...points.map(({ admitted, refused }) => admitted + refused));
  const { admitted, refused } = sumOf(points);
  const step = width / points.length;
  const heightOf = (requests: number) => (requests / highest) * height;
  return (
    <figure className={classes.figure}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        className={classes.chart}
        role="img"
        aria-label={t('requestUsage.chart', { admitted: formats.number(admitted), refused: formats.number(refused) })}
      >
        {points.map((point, index) => (
          <g key={point.at} transform={`translate(${index * step} ${height})`}>
            <title>{`${formats.instant(point.at)}: ${formats.number(point.admitted)} / ${formats.number(point.refused)}`}</title>
            <rect
              className={classes.admitted}
              width={step * 0.8}
              y={-heightOf(point.admitted)}
              height={heightOf(point.admitted)}
            />
            <rect
              className={classes.refused}
              width={step * 0.8}
              y={-heightOf(point.admitted + point.refused)}
              height={heightOf(point.refused)}
            />
          </g>
        ))}
      </svg>
      <div className={classes.axis} aria-hidden>
        <span>{formats.instant(points[0]!.at)}</span>
        <span>{t('requestUsage.highest', { number: formats.number(highest) })}</span>
        <span>{formats.instant(points.at(-1)!.at)}</span>
      </div>
      <figcaption className={classes.legend}>
        <span className={classes.admittedKey}>{t('requestUsage.admitted', { number: formats.number(admitted) })}</span>
        <span className={classes.refusedKey}>{t('requestUsage.refused', { number: formats.number(refused) })}</span>
      </figcaption>
    </figure>
  );
}
