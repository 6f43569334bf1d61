import { Text } from '@mantine/core';
import type { ParseKeys } from 'i18next';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../app/table/data-table';
import { Instant } from '../app/value/instant';
import { deviceOf } from '../session/device';
import type { AuditAttributes, AuditEntry } from './audit';
import { AuditDetailList } from './audit-detail-list';

/** Shows audit entries. */
export function AuditTable({ entries }: { entries: AuditEntry[] }) {
  const { t } = useTranslation();
  return (
    <DataTable
      label={t('audit.title')}
      rows={entries}
      rowKey={({ id }) => id}
      columns={[
        { header: t('audit.when'), cell: ({ attributes }) => <Instant value={attributes.at} /> },
        { header: t('audit.who'), cell: ({ attributes: { actor } }) => <Actor actor={actor} /> },
        {
          header: t('audit.what'),
          // Unknown actions, from a newer server, keep their name.
          cell: ({ attributes: { action } }) => t(`audit.action.${action}` as ParseKeys, { defaultValue: action }),
        },
        {
          header: t('audit.onWhat'),
          cell: ({ attributes: { subject } }) => (
            <div>
              <Text>{subject.name ?? subject.id}</Text>
              <Text size="xs" c="dimmed">
                {t(`audit.subject.${subject.type}`)}
              </Text>
            </div>
          ),
        },
        { header: t('audit.details'), cell: ({ attributes: { details } }) => <AuditDetailList details={details} /> },
        { header: t('audit.where'), cell: ({ attributes: { actor } }) => <Where actor={actor} /> },
      ]}
    />
  );
}

function Actor({ actor }: { actor: AuditAttributes['actor'] }) {
  const { t } = useTranslation();
  return (
    <div>
      <Text>{actor.name ?? t(`audit.actor.${actor.kind}`)}</Text>
      {actor['token-id'] && (
        <Text size="xs" c="dimmed">
          {t('audit.byToken')}
        </Text>
      )}
    </div>
  );
}

function Where({ actor }: { actor: AuditAttributes['actor'] }) {
  const device = deviceOf(actor['user-agent']);
  if (!actor.ip && !device) return null;
  return (
    <div>
      <Text>{actor.ip}</Text>
      {device && (
        <Text size="xs" c="dimmed">
          {device}
        </Text>
      )}
    </div>
  );
}
