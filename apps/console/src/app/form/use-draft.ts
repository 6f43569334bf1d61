import { useEffect, useRef, useState } from 'react';
import type { DefaultValues, FieldValues, Path, UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { notify } from '../dialog/notify';
import { DraftStore, type Draft } from './draft';
import type { EditBase } from './edit-base';
import { changedFields, pick } from './edit-conflict';

export interface DraftOptions {
  /** The name of the draft among those of the user. */
  name: string;
}

/** Reads the draft of a form when it opens. `restoringRef` is true until its values are in the form. */
export function useStoredDraft<Values extends FieldValues>(
  options: DraftOptions | undefined,
  secrets: readonly string[] | undefined,
  initial: DefaultValues<Values>,
) {
  const [store] = useState(() => (options ? new DraftStore<Values>(options.name, secrets) : undefined));
  const [stored] = useState<Draft<Values> | undefined>(() => store?.read(initial as Values));
  const restoringRef = useRef(stored !== undefined);
  return { store, stored, restoringRef };
}

/** Puts the stored draft into the form, and stores what the user enters from then on. */
export function useDraft<Values extends FieldValues>(
  form: UseFormReturn<Values>,
  base: EditBase<Values>,
  { store, stored, restoringRef }: ReturnType<typeof useStoredDraft<Values>>,
): void {
  const { t } = useTranslation();
  useEffect(() => {
    if (!stored || !restoringRef.current) return;
    restoringRef.current = false;
    const { values } = base.current;
    const names = changedFields(values, { ...values, ...pick(stored.values, Object.keys(values)) });
    for (const name of names as unknown as Path<Values>[]) {
      form.setValue(name, stored.values[name], { shouldDirty: true });
    }
    if (names.length > 0) notify(t('form.restored'));
    // eslint-disable-next-line react-hooks/exhaustive-deps -- Once, when the form opens.
  }, []);
  useEffect(() => {
    if (!store) return;
    const { unsubscribe } = form.watch(() => store.write({ values: form.getValues(), base: base.current }));
    return unsubscribe;
  }, [form, base, store]);
}
