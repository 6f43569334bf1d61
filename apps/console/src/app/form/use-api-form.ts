import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation } from '@tanstack/react-query';
import { useForm, type DefaultValues, type FieldValues, type Path, type UseFormReturn } from 'react-hook-form';
import type { z } from 'zod';
import { ApiError } from '../api/api-error';

interface ApiFormOptions<Values extends FieldValues, Output, Result> {
  /** The schema of the API itself, or what a form adds to it. */
  schema: z.ZodType<Output, Values>;
  defaultValues: DefaultValues<Values>;
  submit: (values: Output) => Promise<Result>;
  onSuccess?: (result: Result, values: Output) => void | Promise<void>;
}

export interface ApiForm<Values extends FieldValues> {
  form: UseFormReturn<Values>;
  /** Props of an input: what it is bound to, and what is wrong with it. */
  field: (name: Path<Values>) => ReturnType<UseFormReturn<Values>['register']> & { error: string | undefined };
  /** What is wrong with the whole, or with something that has no field. */
  problem: Error | null;
  submitting: boolean;
  onSubmit: (event?: React.FormEvent) => void;
}

/** A form checked by the schema of the API and sent to it; what the API refuses is shown at the field it means. */
export function useApiForm<Values extends FieldValues, Output, Result>({
  schema,
  defaultValues,
  submit,
  onSuccess,
}: ApiFormOptions<Values, Output, Result>): ApiForm<Values> {
  const form = useForm<Values, unknown, Output>({ resolver: zodResolver(schema), defaultValues });
  const mutation = useMutation({
    mutationFn: submit,
    onSuccess,
    onError: (error) => {
      for (const { field, detail } of error instanceof ApiError ? error.problems : []) {
        if (field && isField(form.getValues(), field)) form.setError(field as Path<Values>, { message: detail });
      }
    },
  });
  const placed =
    mutation.error instanceof ApiError &&
    mutation.error.problems.every(({ field }) => field !== undefined && isField(form.getValues(), field));
  return {
    form: form as unknown as UseFormReturn<Values>,
    field: (name) => ({ ...form.register(name), error: form.getFieldState(name, form.formState).error?.message }),
    problem: placed ? null : mutation.error,
    submitting: mutation.isPending,
    onSubmit: (event) => void form.handleSubmit((values) => mutation.mutate(values))(event),
  };
}

/** Whether a form has such a field, `headers.0.name` included. */
export function isField(values: unknown, path: string): boolean {
  const [name = '', ...rest] = path.split('.');
  if (typeof values !== 'object' || values === null || !(name in values)) return false;
  return rest.length === 0 || isField((values as Record<string, unknown>)[name], rest.join('.'));
}
