import { Button, Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/dialog/dialog';
import { useFormats } from '../app/language/format';
import { FactList } from '../app/value/fact-list';
import { IdValue } from '../app/value/id-value';
import { Instant } from '../app/value/instant';
import { useMe } from '../session/session';
import type { Project } from './project';
import { ComponentPanel } from './component-panel';
import { MemberPanel } from './member-panel';
import { ProjectFields } from './project-fields';
import { ProjectLayout } from './project-layout';
import { isArchived, mayRunProjects } from './project.policy';
import { TicketTypePanel } from './ticket-type-panel';

const route = getRouteApi('/signed-in/projects/$project/setup');

/** Shows a project with its components, ticket types and members. */
export function ProjectSetupPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { project: id } = route.useParams();
  const [editing, setEditing] = useState(false);
  return (
    <ProjectLayout
      id={id}
      actions={({ attributes }) =>
        mayRunProjects(me) &&
        !isArchived(attributes) && (
          <Button leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setEditing(true)}>
            {t('project.edit')}
          </Button>
        )
      }
    >
      {(project) => {
        const mayChange = mayRunProjects(me) && !isArchived(project.attributes);
        return (
          <Stack>
            <Facts project={project} />
            <SimpleGrid cols={{ base: 1, md: 3 }}>
              <ComponentPanel project={id} mayChange={mayChange} />
              <TicketTypePanel project={id} mayChange={mayChange} />
              <MemberPanel project={id} mayChange={mayChange} />
            </SimpleGrid>
            <Dialog opened={editing} onClose={() => setEditing(false)} title={t('project.edit')} size="lg">
              <ProjectFields project={project} onSaved={() => setEditing(false)} />
            </Dialog>
          </Stack>
        );
      }}
    </ProjectLayout>
  );
}

function Facts({ project: { id, attributes } }: { project: Project }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { 'drstart-date': start, 'drend-date': end } = attributes;
  const period = start || end ? [start, end].map((day) => (day ? formats.day(day) : '…')).join(' – ') : '–';
  const place = [
    attributes.street,
    [attributes.zipcode, attributes.city].filter(Boolean).join(' '),
    attributes.country,
  ];
  return (
    <Paper withBorder p="md">
      <Stack>
        {attributes.description && <Text style={{ whiteSpace: 'pre-line' }}>{attributes.description}</Text>}
        <FactList
          facts={[
            [t('project.id'), <IdValue key="id" id={id} />],
            [t('project.number'), attributes.projectnumber ?? '–'],
            [t('project.place'), place.filter(Boolean).join(', ') || '–'],
            [t('project.period'), period],
            [t('project.homepage'), attributes.homepage ?? '–'],
            [t('project.created'), <Instant key="created" value={attributes['created-on']} />],
            [t('project.updated'), <Instant key="updated" value={attributes['updated-on']} />],
          ]}
        />
      </Stack>
    </Paper>
  );
}
