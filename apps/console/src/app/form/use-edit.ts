import { useEffect, useState } from 'react';
import type { DefaultValues, FieldValues, Path, PathValue, UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { isOutdated } from '../api/api-error';
import { notify } from '../dialog/notify';
import { EditBase, type ReadVersion } from './edit-base';
import { changedFields, conflictsBetween, pick, type EditConflict } from './edit-conflict';
import { useDraft, type useStoredDraft } from './use-draft';

type StoredDraft<Values extends FieldValues> = ReturnType<typeof useStoredDraft<Values>>;

/** The resource that a form edits. */
export interface EditedResource<Values, Response> {
  /** The version that was read last. */
  etag: string | undefined;
  /** Reads the resource again. */
  read: () => Promise<Response>;
  /** Returns what a response contains of the resource, whether it was read or saved. */
  versionOf: (response: Response) => ReadVersion<Values>;
}

/** What the user has to decide, because others have changed the same fields. */
export interface Edit<Values> {
  conflicts: EditConflict<Values>[];
  choose: (conflict: EditConflict<Values>, whose: 'mine' | 'theirs') => void;
}

interface SavedEdit<Result> {
  result: Result;
  /** Whether the user has entered more since the values were sent. */
  hasMore: boolean;
}

interface EditSession<Values, Result> extends Edit<Values> {
  /** Restores the initial values, on which the next input is based. */
  reset: () => void;
  /**
   * Saves the changed fields, on the version in which they were changed. If others have changed other fields meanwhile, saves on
   * theirs. Resolves with undefined if others have changed the same fields: the user has to decide.
   */
  save: <Output extends object>(
    values: Output,
    submit: (changed: Partial<Output>, base: ReadVersion<Values>) => Promise<Result>,
  ) => Promise<SavedEdit<Result> | undefined>;
}

/** Each further attempt means that others have saved in between. */
const maxAttempts = 5;

/** Keeps the version on which a form is based, so that a save neither overwrites what others have changed nor loses the user's input. */
export function useEdit<Values extends FieldValues, Result>(
  form: UseFormReturn<Values>,
  initial: DefaultValues<Values>,
  edited: EditedResource<Values, Result> | undefined,
  draft: StoredDraft<Values>,
  secrets: readonly string[] | undefined,
): EditSession<Values, Result> {
  const { t } = useTranslation();
  const { stored, restoringRef } = draft;
  const read: ReadVersion<Values> = { values: initial as Values, etag: edited?.etag };
  const [base] = useState(() => new EditBase(form, (stored?.base as ReadVersion<Values> | undefined) ?? read, secrets));
  const [conflicts, setConflicts] = useState<EditConflict<Values>[]>([]);
  const { isDirty } = form.formState;
  useEffect(() => {
    if (!restoringRef.current) base.offer(read);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `read` is a new object in every render; the version tells them apart.
  }, [edited?.etag, isDirty, base]);
  // After the effect above, which must not replace the draft.
  useDraft(form, base, draft);

  return {
    conflicts,
    choose: ({ field, theirs, mine }, whose) => {
      const value = whose === 'mine' ? mine : theirs;
      form.setValue(field as Path<Values>, value as PathValue<Values, Path<Values>>, { shouldDirty: true });
    },
    reset: () => base.restart(read),
    save: async (values, submit) => {
      setConflicts([]);
      const sent = structuredClone(form.getValues());
      const names = changedFields(base.current.values, sent);
      let current = base.current;
      for (let attempt = 1; ; attempt++) {
        try {
          const result = await submit(pick(values, names), current);
          return { result, hasMore: base.saved(sent, edited?.versionOf(result) ?? { ...current, values: sent }) };
        } catch (error) {
          if (!edited || !isOutdated(error) || attempt === maxAttempts) throw error;
          const theirs = edited.versionOf(await edited.read());
          const found = conflictsBetween(current.values, { theirs: theirs.values, mine: sent }, secrets);
          const others = changedFields(current.values, theirs.values);
          base.moveTo(theirs);
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
