import { Stack, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../app/dialog/confirm-dialog';
import { QueryState } from '../app/list/query-state';
import { AttachmentTile } from './attachment-tile';
import { PhotoDialog } from './photo-dialog';
import { attachmentsQuery, deleteAttachment, type Attachment } from './ticket';
import { UploadField } from './upload-field';
import classes from './attachment-panel.module.css';

interface AttachmentPanelProps {
  project: string;
  uuid: string;
  mayChange: boolean;
}

/** Lists the files of a ticket. */
export function AttachmentPanel({ project, uuid, mayChange }: AttachmentPanelProps) {
  const { t } = useTranslation();
  const query = attachmentsQuery(project, uuid);
  const attachments = useQuery(query);
  const queryClient = useQueryClient();
  const [viewing, setViewing] = useState<Attachment>();
  const [deleting, setDeleting] = useState<Attachment>();
  const refresh = () => queryClient.invalidateQueries(query);
  return (
    <Stack component="section" gap="sm" aria-labelledby="attachments">
      <Title order={2} id="attachments">
        {t('ticket.attachments.title')}
      </Title>
      <QueryState
        query={attachments}
        rows={2}
        empty={{
          when: (list) => list.length === 0,
          show: <Text c="dimmed">{t('ticket.attachments.empty')}</Text>,
        }}
      >
        {(list) => (
          <ul className={classes.grid}>
            {list.map((attachment) => (
              <li key={attachment.id}>
                <AttachmentTile
                  attachment={attachment}
                  onView={() => setViewing(attachment)}
                  onDelete={mayChange ? () => setDeleting(attachment) : undefined}
                />
              </li>
            ))}
          </ul>
        )}
      </QueryState>
      {mayChange && <UploadField project={project} uuid={uuid} onUploaded={refresh} />}
      <PhotoDialog photo={viewing} onClose={() => setViewing(undefined)} />
      <ConfirmDialog
        opened={deleting !== undefined}
        onClose={() => setDeleting(undefined)}
        title={t('ticket.attachments.deleteTitle')}
        confirm={t('ticket.attachments.deleteConfirm')}
        danger
        action={() => deleteAttachment(project, uuid, deleting!.id)}
        onDone={refresh}
      >
        {deleting && t('ticket.attachments.deleteText', { name: deleting.attributes.title })}
      </ConfirmDialog>
    </Stack>
  );
}
