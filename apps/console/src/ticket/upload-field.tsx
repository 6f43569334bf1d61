import { Button, FileButton, Group, Progress, Stack, Text } from '@mantine/core';
import { maxAttachmentBytes } from '@plumbline/contracts';
import { IconUpload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../app/api/api-error';
import { upload } from '../app/api/upload';
import { FormProblem } from '../app/form/form-problem';
import { useFormats } from '../app/language/format';
import { attachmentsPath } from './ticket';
import classes from './attachment-panel.module.css';

interface UploadFieldProps {
  project: string;
  uuid: string;
  onUploaded: () => Promise<void>;
}

/** Uploads selected or dropped files one after another and shows the progress. */
export function UploadField({ project, uuid, onUploaded }: UploadFieldProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [current, setCurrent] = useState<{ name: string; part: number }>();
  const [over, setOver] = useState(false);
  const uploading = useMutation({
    mutationFn: async (files: File[]) => {
      for (const file of files) {
        if (file.size > maxAttachmentBytes) throw tooLarge(t('ticket.attachments.tooLarge', { name: file.name }));
        const form = new FormData();
        form.append('file', file, file.name);
        await upload(attachmentsPath(project, uuid), form, (part) => setCurrent({ name: file.name, part }));
      }
    },
    onSettled: async () => {
      setCurrent(undefined);
      await onUploaded();
    },
  });
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (files.length > 0 && !uploading.isPending) uploading.mutate(files);
  };
  return (
    <Stack
      gap="xs"
      className={classes.drop}
      data-over={over}
      onDragOver={(event: DragEvent) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <FormProblem problem={uploading.error} />
      <Group gap="sm">
        <FileButton onChange={(files) => files.length > 0 && uploading.mutate(files)} multiple>
          {(props) => (
            <Button
              {...props}
              variant="default"
              leftSection={<IconUpload size={16} aria-hidden />}
              loading={uploading.isPending}
            >
              {t('ticket.attachments.add')}
            </Button>
          )}
        </FileButton>
        <Text size="xs" c="dimmed">
          {t('ticket.attachments.rule', { size: formats.bytes(maxAttachmentBytes) })}
        </Text>
      </Group>
      {current && (
        <div role="status">
          <Text size="xs">{t('ticket.attachments.uploading', { name: current.name })}</Text>
          <Progress value={current.part * 100} aria-label={t('ticket.attachments.uploading', { name: current.name })} />
        </div>
      )}
    </Stack>
  );
}

/** Refused before the upload: the API would refuse it after the whole file was sent. */
function tooLarge(detail: string): ApiError {
  return new ApiError(413, [{ code: 'attachments.too-large', detail }]);
}
