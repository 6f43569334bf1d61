/** The types of inputs with one line of text, in which blanks at either end are an accident. Browsers trim e-mail addresses themselves. */
const types = new Set(['text', 'search', 'url', 'tel']);

/** Leaves out the blanks and line breaks around a pasted text. A handler of `paste` events for all inputs of the page. */
export function trimPasted(event: ClipboardEvent): void {
  const { target, clipboardData } = event;
  if (!(target instanceof HTMLInputElement) || !types.has(target.type) || target.readOnly) return;
  const given = clipboardData?.getData('text') ?? '';
  const text = given.trim();
  if (text === given) return;
  event.preventDefault();
  const { selectionStart, selectionEnd } = target;
  const room =
    target.maxLength < 0
      ? text.length
      : Math.max(0, target.maxLength - target.value.length + selectionEnd! - selectionStart!);
  target.setRangeText(text.slice(0, room), selectionStart!, selectionEnd!, 'end');
  target.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
}
