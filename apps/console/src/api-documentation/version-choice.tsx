import { SegmentedControl } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { apiVersions, versionAt, type ApiVersion } from './view';

/** Chooses the version of the API that the view shows. The choice stands in the address. */
export function VersionChoice({ version }: { version: ApiVersion }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/settings/api-documentation' });
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('apiDocumentation.version')}
      value={String(version)}
      onChange={(chosen) =>
        void navigate({
          // The anchor names an operation of the other version.
          hash: '',
          search: (search) => ({ ...search, version: versionAt(chosen) === 1 ? 1 : undefined }),
        })
      }
      data={apiVersions.map((each) => ({ value: String(each), label: `v${each}` }))}
    />
  );
}
