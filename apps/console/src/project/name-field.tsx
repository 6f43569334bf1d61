import { Group, TextInput } from '@mantine/core';
import { z } from 'zod';
import { FormProblem } from '../app/form/form-problem';
import { SubmitButton } from '../app/form/submit-button';
import { useApiForm } from '../app/form/use-api-form';

interface NameFieldProps {
  label: string;
  /** The schema of the name. */
  name: z.ZodString;
  submitLabel: string;
  submit: (name: string) => Promise<unknown>;
}

/** A form with a single name field. */
export function NameField({ label, name, submitLabel, submit }: NameFieldProps) {
  const { field, problem, submission, onSubmit } = useApiForm({
    schema: z.object({ name }),
    defaultValues: { name: '' },
    submit: async (values) => {
      await submit(values.name);
    },
    onSuccess: (_result, _values, reset) => reset(),
  });
  return (
    <form noValidate onSubmit={onSubmit}>
      <FormProblem problem={problem} />
      <Group gap="xs" align="flex-start" wrap="nowrap">
        <TextInput {...field('name')} aria-label={label} placeholder={label} flex={1} />
        <SubmitButton submission={submission} variant="default">
          {submitLabel}
        </SubmitButton>
      </Group>
    </form>
  );
}
