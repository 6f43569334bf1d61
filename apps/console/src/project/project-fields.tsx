import { Button, Group, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../app/form/form-problem';
import { useApiForm } from '../app/form/use-api-form';
import { emptyAsNull } from '../app/form/empty-as-null';
import { changeProject, createProject, projectForm, type Project } from './project';

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
  const { attributes } = project ?? {};
  const { field, problem, submitting, onSubmit } = useApiForm({
    schema,
    defaultValues: {
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
    },
    submit: (values) => (project ? changeProject(project.id, values) : createProject(values)),
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
        <Group justify="flex-end">
          <Button type="submit" loading={submitting}>
            {t(project ? 'form.save' : 'project.create')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
