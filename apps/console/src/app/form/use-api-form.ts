import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation } from '@tanstack/react-query';
import { useForm, type DefaultValues, type FieldValues, type Path, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { ApiError } from '../api/api-error';
import { explainProblem } from '../api/explain';
import { isField } from './field';

interface ApiFormOptions<Values extends FieldValues, Output, Result> {
  /** The schema of the API itself, or what a form adds to it. */
  schema: z.ZodType<Output, Values>;
  defaultValues: DefaultValues<Values>;
  submit: (values: Output) => Promise<Result>;
  /** Told of the result; `reset` empties the form again. */
  onSuccess?: (result: Result, values: Output, reset: () => void) => void | Promise<void>;
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
  const { t } = useTranslation();
  const form = useForm<Values, unknown, Output>({ resolver: zodResolver(schema), defaultValues });
  const mutation = useMutation({
    mutationFn: submit,
    onSuccess: (result, values) => onSuccess?.(result, values, () => form.reset()),
    onError: (error) => {
      for (const problem of error instanceof ApiError ? error.problems : []) {
        const { field } = problem;
        if (!field || !isField(form.getValues(), field)) continue;
        form.setError(field as Path<Values>, { message: explainProblem(problem, t) });
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
