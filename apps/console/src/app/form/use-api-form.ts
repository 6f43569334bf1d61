import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation } from '@tanstack/react-query';
import { useForm, type DefaultValues, type FieldValues, type Path, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { ApiError } from '../api/api-error';
import { problemMessage } from '../api/error-message';
import { useUnsaved } from '../unsaved/unsaved';
import type { ReadVersion } from './edit-base';
import { hasField } from './field-path';
import type { Submission } from './submit-button';
import { useStoredDraft, type DraftOptions } from './use-draft';
import { useEdit, type Edit, type EditedResource } from './use-edit';
import { useWrongFields } from './use-wrong-fields';

interface ApiFormOptions<Values extends FieldValues, Output extends object, Result> {
  /** The schema of the contract, or one that extends it. */
  schema: z.ZodType<Output, Values>;
  /** The initial values; of a resource, those that were read last. */
  defaultValues: DefaultValues<Values>;
  /** The resource that the form edits; absent for a form that creates one. */
  edited?: EditedResource<Values, Result>;
  /** Where to keep the input until it is saved, so that it survives a reload. */
  draft?: DraftOptions;
  /** Fields with passwords or other secrets. They are not kept in a draft, and the API returns them without the secrets. */
  secrets?: readonly (keyof Values & string)[];
  /** Whether the page asks before it is left with input that is not saved. Defaults to true. */
  guarded?: boolean;
  /** Sends the values. An edit sends only those that the user has changed, and the version on which the change is based. */
  submit: (values: Output, changed: Partial<Output>, base: ReadVersion<Values>) => Promise<Result>;
  /** Called with the result. `reset` restores the initial values. */
  onSuccess?: (result: Result, values: Output, reset: () => void) => void | Promise<void>;
  /** Called with the invalid fields, whether the schema or the API refused them. For forms that show one part at a time. */
  onRefused?: (fields: string[]) => void;
}

type FormHandler = (event?: React.FormEvent | React.MouseEvent) => void;

export interface ApiForm<Values extends FieldValues, Output extends object = Values> {
  form: UseFormReturn<Values>;
  /** Returns the props of an input: its binding and its error. */
  field: (name: Path<Values>) => ReturnType<UseFormReturn<Values>['register']> & { error: string | undefined };
  /** An error that belongs to no field. */
  problem: Error | null;
  submission: Submission;
  /** What others have changed since the form was opened. */
  edit: Edit<Values>;
  onSubmit: FormHandler;
  /** Returns a handler that validates the values and passes them to another function, with the same error handling. */
  submitTo: (send: (values: Output) => Promise<void>) => FormHandler;
}

/** A form that validates with the schema of the contract and submits to the API. API errors appear at the fields they point to. */
export function useApiForm<Values extends FieldValues, Output extends object, Result>({
  schema,
  defaultValues,
  edited,
  draft,
  secrets,
  guarded = true,
  submit,
  onSuccess,
  onRefused,
}: ApiFormOptions<Values, Output, Result>): ApiForm<Values, Output> {
  const { t } = useTranslation();
  const storedDraft = useStoredDraft<Values>(draft, secrets, defaultValues);
  const form = useForm<Values, unknown, Output>({
    resolver: zodResolver(schema),
    defaultValues: (storedDraft.stored?.base.values as DefaultValues<Values> | undefined) ?? defaultValues,
    // It focuses in the order in which the fields were registered, and not what the API refuses.
    shouldFocusError: false,
  });
  const { wrong, refused } = useWrongFields();
  const edit = useEdit(form as unknown as UseFormReturn<Values>, defaultValues, edited, storedDraft, secrets);
  const discardDraft = storedDraft.store?.discard;
  const settle = useUnsaved(guarded && form.formState.isDirty, discardDraft);
  const placed = (error: Error | null) =>
    (error instanceof ApiError ? error.problems : []).filter(
      ({ field }) => field !== undefined && hasField(form.getValues(), field),
    );
  const sending = useMutation({
    mutationFn: ({ send }: { send: () => Promise<void>; from: Element | null }) => send(),
    onError: (error, { from }) => {
      const problems = placed(error);
      for (const problem of problems) {
        form.setError(problem.field as Path<Values>, { message: problemMessage(problem, t) });
      }
      if (problems.length === 0) return;
      onRefused?.(problems.map(({ field }) => field!));
      refused(from);
    },
  });
  const allPlaced = sending.error instanceof ApiError && placed(sending.error).length === sending.error.problems.length;
  const submitTo =
    (send: (values: Output) => Promise<void>): FormHandler =>
    (event) => {
      const from = event?.currentTarget ?? null;
      void form.handleSubmit(
        (values) => sending.mutate({ send: () => send(values), from }),
        (errors) => {
          onRefused?.(Object.keys(errors));
          refused(from);
        },
      )(event);
    };
  return {
    form: form as unknown as UseFormReturn<Values>,
    field: (name) => ({ ...form.register(name), error: form.getFieldState(name, form.formState).error?.message }),
    problem: allPlaced ? null : sending.error,
    submission: { submitting: sending.isPending, wrong },
    edit,
    onSubmit: submitTo(async (values) => {
      const saved = await edit.save(values, (changed, base) => submit(values, changed, base));
      if (!saved) return;
      if (!saved.hasMore) {
        // The page can be left.
        discardDraft?.();
        settle();
      }
      await onSuccess?.(saved.result, values, () => {
        edit.reset();
        discardDraft?.();
      });
    }),
    submitTo,
  };
}
