import { Group, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { EditConflictChoice } from '../app/form/edit-conflict-choice';
import { FormProblem } from '../app/form/form-problem';
import { SubmitButton } from '../app/form/submit-button';
import { useApiForm } from '../app/form/use-api-form';
import { emptyAsNull } from '../app/form/empty-as-null';
import { useFormats } from '../app/language/format';
import { changeProject, createProject, projectForm, projectQuery, type Project } from './project';

const schema = emptyAsNull(projectForm);

interface ProjectFieldsProps {
  /** The project to edit; undefined for a new one. */
  project?: Project;
  onSaved: (project: Project) => void;
}

/** Creates or edits a project. */
export function ProjectFields({ project, onSaved }: ProjectFieldsProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const formats = useFormats();
  const { field, problem, submission, edit, onSubmit } = useApiForm({
    schema,
    defaultValues: inputsOf(project),
    draft: { name: `project:${project?.id ?? 'new'}` },
    edited: project && {
      etag: project.etag,
      read: () => queryClient.fetchQuery({ ...projectQuery(project.id), staleTime: 0 }),
      versionOf: ({ data }) => ({ values: inputsOf(data), etag: data.etag }),
    },
    submit: (values, changed, { etag }) => (project ? changeProject(project.id, changed, etag) : createProject(values)),
    onSuccess: async ({ data }) => {
      await queryClient.invalidateQueries({ queryKey: ['projects'] });
      onSaved(data);
    },
  });
  return (
    <form noValidate onSubmit={onSubmit}>
      <Stack>
        <FormProblem problem={problem} />
        <TextInput {...field('name')} label={t('project.name')} required data-autofocus />
        <SimpleGrid cols={{ base: 1, xs: 2 }} verticalSpacing="sm">
          <TextInput {...field('projectnumber')} label={t('project.number')} />
          <TextInput {...field('homepage')} label={t('project.homepage')} />
          <TextInput {...field('street')} label={t('project.street')} />
          <TextInput {...field('zipcode')} label={t('project.zipcode')} />
          <TextInput {...field('city')} label={t('project.city')} />
          <TextInput {...field('country')} label={t('project.country')} />
          <TextInput {...field('drstartDate')} type="date" label={t('project.start')} />
          <TextInput {...field('drendDate')} type="date" label={t('project.end')} />
        </SimpleGrid>
        <Textarea {...field('description')} label={t('project.description')} />
        <EditConflictChoice
          edit={edit}
          fields={{
            name: { label: t('project.name') },
            projectnumber: { label: t('project.number') },
            description: { label: t('project.description') },
            street: { label: t('project.street') },
            zipcode: { label: t('project.zipcode') },
            city: { label: t('project.city') },
            country: { label: t('project.country') },
            homepage: { label: t('project.homepage') },
            drstartDate: { label: t('project.start'), text: (day) => day && formats.day(day) },
            drendDate: { label: t('project.end'), text: (day) => day && formats.day(day) },
          }}
        />
        <Group justify="flex-end">
          <SubmitButton submission={submission}>{t(project ? 'form.save' : 'project.create')}</SubmitButton>
        </Group>
      </Stack>
    </form>
  );
}

/** The initial values: those of the project, or the empty ones of a new one. */
function inputsOf(project: Project | undefined): z.input<typeof schema> {
  const { attributes } = project ?? {};
  return {
    name: attributes?.name ?? '',
    projectnumber: attributes?.projectnumber ?? '',
    description: attributes?.description ?? '',
    street: attributes?.street ?? '',
    zipcode: attributes?.zipcode ?? '',
    city: attributes?.city ?? '',
    country: attributes?.country ?? '',
    homepage: attributes?.homepage ?? '',
    drstartDate: attributes?.['drstart-date'] ?? '',
    drendDate: attributes?.['drend-date'] ?? '',
  };
}
