import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation } from '@tanstack/react-query';
import { useForm, type DefaultValues, type FieldValues, type Path, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { ApiError } from '../api/api-error';
import { problemMessage } from '../api/error-message';
import { hasField } from './field-path';

interface ApiFormOptions<Values extends FieldValues, Output, Result> {
  /** The schema of the API itself, or what a form adds to it. */
  schema: z.ZodType<Output, Values>;
  defaultValues: DefaultValues<Values>;
  submit: (values: Output) => Promise<Result>;
  /** Told of the result; `reset` empties the form again. */
  onSuccess?: (result: Result, values: Output, reset: () => void) => void | Promise<void>;
  /** Told which fields are refused, by the schema or by the API: for a form that does not show all of them at once. */
  onRefused?: (fields: string[]) => void;
}

type FormHandler = (event?: React.FormEvent | React.MouseEvent) => void;

export interface ApiForm<Values extends FieldValues, Output = Values> {
  form: UseFormReturn<Values>;
  /** Props of an input: what it is bound to, and what is wrong with it. */
  field: (name: Path<Values>) => ReturnType<UseFormReturn<Values>['register']> & { error: string | undefined };
  /** What is wrong with the whole, or with something that has no field. */
  problem: Error | null;
  submitting: boolean;
  onSubmit: FormHandler;
  /** Does something else with the values, checked and refused in the same way. */
  submitTo: (send: (values: Output) => Promise<void>) => FormHandler;
}

/** A form checked by the schema of the API and sent to it; what the API refuses is shown at the field it means. */
export function useApiForm<Values extends FieldValues, Output, Result>({
  schema,
  defaultValues,
  submit,
  onSuccess,
  onRefused,
}: ApiFormOptions<Values, Output, Result>): ApiForm<Values, Output> {
  const { t } = useTranslation();
  const form = useForm<Values, unknown, Output>({ resolver: zodResolver(schema), defaultValues });
  const placed = (error: Error | null) =>
    (error instanceof ApiError ? error.problems : []).filter(
      ({ field }) => field !== undefined && hasField(form.getValues(), field),
    );
  const sending = useMutation({
    mutationFn: (send: () => Promise<void>) => send(),
    onError: (error) => {
      const problems = placed(error);
      for (const problem of problems) {
        form.setError(problem.field as Path<Values>, { message: problemMessage(problem, t) });
      }
      if (problems.length > 0) onRefused?.(problems.map(({ field }) => field!));
    },
  });
  const allPlaced = sending.error instanceof ApiError && placed(sending.error).length === sending.error.problems.length;
  const submitTo =
    (send: (values: Output) => Promise<void>): FormHandler =>
    (event) =>
      void form.handleSubmit(
        (values) => sending.mutate(() => send(values)),
        (errors) => onRefused?.(Object.keys(errors)),
      )(event);
  return {
    form: form as unknown as UseFormReturn<Values>,
    field: (name) => ({ ...form.register(name), error: form.getFieldState(name, form.formState).error?.message }),
    problem: allPlaced ? null : sending.error,
    submitting: sending.isPending,
    onSubmit: submitTo(async (values) => {
      const result = await submit(values);
      await onSuccess?.(result, values, () => form.reset());
    }),
    submitTo,
  };
}
