import { Group, Pagination, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../language/format';
import { pageSize } from './list-search';

interface ListPaginationProps {
  /** The total number of rows. */
  count: number;
  /** Whether the total is larger than `count`. */
  atLeast?: boolean;
  page: number | undefined;
  onChange: (page: number) => void;
}

/** Shows the total and links to the other pages. */
export function ListPagination({ count, atLeast = false, page = 1, onChange }: ListPaginationProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const pages = Math.ceil(count / pageSize);
  return (
    <Group justify="space-between" mt="sm">
      <Text size="sm" c="dimmed" role="status">
        {atLeast
          ? t('list.countAtLeast', { number: formats.number(count) })
          : t('list.count', { count, number: formats.number(count) })}
      </Text>
      {pages > 1 && (
        <Pagination
          component="nav"
          aria-label={t('list.pages')}
          size="sm"
          total={pages}
          value={page}
          onChange={onChange}
          getItemProps={(item) => ({ 'aria-label': t('list.page', { page: item }) })}
          getControlProps={(control) => ({
            'aria-label': t(control === 'next' || control === 'last' ? 'list.next' : 'list.previous'),
          })}
        />
      )}
    </Group>
  );
}
