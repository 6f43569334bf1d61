import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation } from '@tanstack/react-query';
import { useForm, type DefaultValues, type FieldValues, type Path, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { ApiError } from '../api/api-error';
import { problemMessage } from '../api/error-message';
import { hasField } from './field-path';

interface ApiFormOptions<Values extends FieldValues, Output, Result> {
  /** The schema of the contract, or one that extends it. */
  schema: z.ZodType<Output, Values>;
  defaultValues: DefaultValues<Values>;
  submit: (values: Output) => Promise<Result>;
  /** Called with the result. `reset` restores the initial values. */
  onSuccess?: (result: Result, values: Output, reset: () => void) => void | Promise<void>;
  /** Called with the invalid fields, whether the schema or the API refused them. For forms that show a part of their fields. */
  onRefused?: (fields: string[]) => void;
}

type FormHandler = (event?: React.FormEvent | React.MouseEvent) => void;

export interface ApiForm<Values extends FieldValues, Output = Values> {
  form: UseFormReturn<Values>;
  /** Returns the props of an input: its binding and its error. */
  field: (name: Path<Values>) => ReturnType<UseFormReturn<Values>['register']> & { error: string | undefined };
  /** An error that belongs to no field. */
  problem: Error | null;
  submitting: boolean;
  onSubmit: FormHandler;
  /** Returns a handler that validates the values and passes them to another function, with the same error handling. */
  submitTo: (send: (values: Output) => Promise<void>) => FormHandler;
}

/** A form that validates with the schema of the contract and submits to the API. API errors appear at the fields they point to. */
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
