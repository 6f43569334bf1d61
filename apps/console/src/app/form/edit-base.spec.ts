import { createFormControl } from 'react-hook-form';
import { EditBase } from './edit-base';

const values = { subject: 'Crack', status: 'open', place: 'Hall' };

/** A form with a ticket in it, and what the user types. */
function openForm(secrets?: string[]) {
  const { formControl: _, ...form } = createFormControl<typeof values>({ defaultValues: values });
  // A form that no component shows has no values of its own before its first reset.
  form.reset(values);
  const base = new EditBase(form, { values, etag: '"1"' }, secrets);
  base.offer({ values, etag: '"1"' });
  return {
    base,
    shown: () => form.getValues(),
    type: (name: keyof typeof values, text: string) => form.setValue(name, text, { shouldDirty: true }),
  };
}

it('shows what others have changed, also while the user is typing in another field', () => {
  const { base, shown, type } = openForm();
  const theirs = { ...values, status: 'closed' };
  base.offer({ values: theirs, etag: '"2"' });
  expect([shown(), base.current.etag]).toEqual([theirs, '"2"']);
  type('subject', 'Wide crack');
  base.offer({ values: { ...theirs, place: 'Roof' }, etag: '"3"' });
  expect(shown()).toEqual({ subject: 'Wide crack', status: 'closed', place: 'Roof' });
  // The save is based on what the form shows: it needs no other attempt, and no message.
  expect(base.current).toEqual({ values: { ...theirs, place: 'Roof' }, etag: '"3"' });
});

it('keeps its base if others have changed the same field, until the user does not need it any more', () => {
  const { base, shown, type } = openForm();
  type('subject', 'Wide crack');
  const read = { values: { ...values, subject: 'Long crack' }, etag: '"2"' };
  base.offer(read);
  expect([shown().subject, base.current.etag]).toEqual(['Wide crack', '"1"']);
  type('subject', 'Crack');
  base.offer(read);
  expect([shown().subject, base.current.etag]).toEqual(['Long crack', '"2"']);
});

it('keeps its base while the user changes a secret, which others may have changed unseen', () => {
  const { base, type } = openForm(['place']);
  type('place', 'Vault');
  base.offer({ values: { ...values, status: 'closed' }, etag: '"2"' });
  expect(base.current.etag).toBe('"1"');
});

it('is based on what it has saved, before that is read, and takes over nothing older', () => {
  const { base, shown, type } = openForm();
  type('subject', 'Wide crack ');
  const sent = structuredClone(shown());
  const saved = { values: { ...values, subject: 'Wide crack' }, etag: '"2"' };
  expect(base.saved(sent, saved)).toBe(false);
  expect([shown(), base.current]).toEqual([saved.values, saved]);
  // The page still shows the version before.
  base.offer({ values, etag: '"1"' });
  expect([shown(), base.current]).toEqual([saved.values, saved]);
  base.offer(saved);
  // Somebody has changed it back.
  base.offer({ values, etag: '"1"' });
  expect([shown(), base.current.etag]).toEqual([values, '"1"']);
});

it('keeps what the user enters while it is being saved', () => {
  const { base, shown, type } = openForm();
  type('subject', 'Wide crack');
  const sent = structuredClone(shown());
  type('place', 'Roof');
  const saved = { values: { ...sent, status: 'closed' }, etag: '"2"' };
  expect(base.saved(sent, saved)).toBe(true);
  expect(shown()).toEqual({ subject: 'Wide crack', status: 'closed', place: 'Roof' });
  expect(base.current).toEqual(saved);
});

it('begins anew without the input', () => {
  const { base, shown, type } = openForm();
  type('subject', 'Wide crack');
  base.restart({ values, etag: '"1"' });
  expect(shown()).toEqual(values);
});
