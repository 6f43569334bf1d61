import { useEffect, useRef, useState } from 'react';
import type { DefaultValues, FieldValues, Path, PathValue, UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error';
import { notify } from '../dialog/notify';
import { changedFields, conflictsBetween, pick, type EditConflict } from './edit-conflict';
import { useDraft, type useStoredDraft } from './use-draft';

type StoredDraft<Values extends FieldValues> = ReturnType<typeof useStoredDraft<Values>>;

/** A resource as it was read: the values of its form, and its version. */
export interface ReadVersion<Values> {
  values: Values;
  etag: string | undefined;
}

/** The resource that a form edits. */
export interface EditedResource<Values> {
  /** The version that was read last. */
  etag: string | undefined;
  /** Reads the resource again. */
  read: () => Promise<ReadVersion<Values>>;
}

export interface Edit<Values> {
  /** What the user has to decide, because others have changed the same fields. */
  conflicts: EditConflict<Values>[];
  choose: (conflict: EditConflict<Values>, whose: 'mine' | 'theirs') => void;
  /** Restores the initial values, on which the next input is based. */
  reset: () => void;
  /**
   * Saves the changed fields, on the version in which they were changed. If others have changed other fields meanwhile, saves on
   * theirs. Resolves with undefined if others have changed the same fields: the user has to decide.
   */
  save: <Output extends object, Result>(
    values: Output,
    submit: (changed: Partial<Output>, base: ReadVersion<Values>) => Promise<Result>,
  ) => Promise<{ result: Result } | undefined>;
}

/** Each further attempt means that others have saved in between. */
const maxAttempts = 5;

/** Keeps the version on which a form is based, so that a save neither overwrites what others have changed nor loses the user's input. */
export function useEdit<Values extends FieldValues>(
  form: UseFormReturn<Values>,
  saved: DefaultValues<Values>,
  edited: EditedResource<Values> | undefined,
  draft: StoredDraft<Values>,
  secrets: readonly string[] | undefined,
): Edit<Values> {
  const { t } = useTranslation();
  const { stored, restoringRef } = draft;
  const baseRef = useRef<ReadVersion<Values>>(
    (stored?.base as ReadVersion<Values> | undefined) ?? { values: saved as Values, etag: edited?.etag },
  );
  const [conflicts, setConflicts] = useState<EditConflict<Values>[]>([]);
  const { isDirty } = form.formState;
  const reset = () => {
    // Before the form: what differs from the base is stored as a draft.
    baseRef.current = { values: saved as Values, etag: edited?.etag };
    form.reset(saved);
  };
  useEffect(() => {
    // A form without input shows what others have changed. One with input keeps its base until it is saved.
    if (edited?.etag === baseRef.current.etag || isDirty || restoringRef.current) return;
    reset();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `saved` is a new object in every render; the version tells them apart.
  }, [edited?.etag, isDirty, form]);
  // After the effect above, which must not replace the draft.
  useDraft(form, baseRef, draft);

  const rebase = (theirs: ReadVersion<Values>, mine: Values, names: readonly string[]) => {
    baseRef.current = theirs;
    form.reset(theirs.values);
    for (const name of names as Path<Values>[]) form.setValue(name, mine[name], { shouldDirty: true });
  };

  return {
    conflicts,
    choose: ({ field, theirs, mine }, whose) => {
      const value = whose === 'mine' ? mine : theirs;
      form.setValue(field as Path<Values>, value as PathValue<Values, Path<Values>>, { shouldDirty: true });
    },
    reset,
    save: async (values, submit) => {
      setConflicts([]);
      const mine = structuredClone(form.getValues());
      const names = changedFields(baseRef.current.values, mine);
      let current = baseRef.current;
      for (let attempt = 1; ; attempt++) {
        try {
          const result = await submit(pick(values, names), current);
          baseRef.current = { values: mine, etag: current.etag };
          return { result };
        } catch (error) {
          if (!edited || !isOutdated(error) || attempt === maxAttempts) throw error;
          const theirs = await edited.read();
          const found = conflictsBetween(current.values, { theirs: theirs.values, mine }, secrets);
          const others = changedFields(current.values, theirs.values);
          rebase(theirs, mine, names);
          current = theirs;
          if (found.length > 0) {
            setConflicts(found);
            return undefined;
          }
          if (others.length > 0) notify(t('form.conflict.merged'));
        }
      }
    },
  };
}

function isOutdated(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'request.resource-changed';
}
