import { List, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../app/dialog/confirm-dialog';
import { forgetExplorerToken } from '../api-documentation/use-explorer-token';
import { useFormats } from '../app/language/format';
import { deleteAccessToken, prefixOf, type AccessToken } from './access-token';

interface DeleteTokenDialogProps {
  /** The token to delete; undefined closes the dialog. */
  token: AccessToken | undefined;
  onClose: () => void;
}

/** Asks for confirmation and explains what stops working. */
export function DeleteTokenDialog({ token, onClose }: DeleteTokenDialogProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const queryClient = useQueryClient();
  const { 'last-used-at': usedAt, 'last-used-ip': address = '?' } = token?.attributes ?? {};
  return (
    <ConfirmDialog
      opened={token !== undefined}
      onClose={onClose}
      title={t('accessToken.delete.title', { name: token?.attributes.name ?? '' })}
      confirm={t('accessToken.delete.confirm')}
      danger
      action={() => deleteAccessToken(token!.id)}
      onDone={() => {
        forgetExplorerToken(queryClient, token!.id);
        return queryClient.invalidateQueries({ queryKey: ['access-tokens'] });
      }}
    >
      {token && (
        <Stack gap="xs">
          <Text>{t('accessToken.delete.text')}</Text>
          <List size="sm">
            <List.Item>{t('accessToken.delete.refused', { prefix: prefixOf(token.id) })}</List.Item>
            <List.Item>
              {usedAt
                ? t('accessToken.delete.used', { ago: formats.ago(usedAt), address })
                : t('accessToken.delete.unused')}
            </List.Item>
            <List.Item>{t('accessToken.delete.final')}</List.Item>
          </List>
        </Stack>
      )}
    </ConfirmDialog>
  );
}
