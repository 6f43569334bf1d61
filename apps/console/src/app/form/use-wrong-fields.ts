import { useCallback, useEffect, useRef, useState } from 'react';

/** A field with an error, as the summary at the submit button names it. */
export interface WrongField {
  label: string;
  focus: () => void;
}

/**
 * The wrong fields of a form, in their order on the page. `refused` moves the focus to the first of them as soon as the page shows it,
 * which takes another render if the form shows one part at a time.
 */
export function useWrongFields(): { wrong: WrongField[]; refused: (from: Element | null) => void } {
  const form = useRef<HTMLFormElement>(null);
  const toFocus = useRef(false);
  const [inputs, setInputs] = useState<HTMLElement[]>([]);
  // After every render: which inputs are wrong, and which are shown, is known once they have been rendered.
  // eslint-disable-next-line react-hooks/exhaustive-deps -- It ends: equal inputs are no change.
  useEffect(() => {
    const found = form.current ? wrongInputsIn(form.current) : [];
    setInputs((before) => (isSame(before, found) ? before : found));
    const shown = found.find((input) => input.checkVisibility());
    if (!toFocus.current || !shown) return;
    toFocus.current = false;
    focusOn(shown);
  });
  const refused = useCallback((from: Element | null) => {
    form.current = from?.closest('form') ?? null;
    toFocus.current = true;
  }, []);
  return { wrong: inputs.map((input) => ({ label: labelOf(input), focus: () => focusOn(input) })), refused };
}

function isSame(before: HTMLElement[], after: HTMLElement[]): boolean {
  return before.length === after.length && before.every((input, index) => input === after[index]);
}

function wrongInputsIn(form: HTMLFormElement): HTMLElement[] {
  return [...form.querySelectorAll<HTMLElement>('[aria-invalid=true]')];
}

function focusOn(input: HTMLElement): void {
  input.focus({ preventScroll: true });
  // The header of the page covers what is at its upper edge.
  input.scrollIntoView({ block: 'center' });
}

/** The label without the asterisk of required fields. */
function labelOf(input: HTMLElement): string {
  const [label] = (input as HTMLInputElement).labels ?? [];
  return input.dataset['label'] ?? label?.firstChild?.textContent ?? input.ariaLabel ?? '';
}
