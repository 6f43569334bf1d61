import { Unsaved } from './unsaved';

it('knows whether anything is unsaved, and discards it when the user leaves', () => {
  const unsaved = new Unsaved();
  const discarded: string[] = [];
  expect(unsaved.any).toBe(false);
  unsaved.add('ticket', () => discarded.push('ticket'));
  unsaved.add('comment', () => discarded.push('comment'));
  unsaved.remove('ticket');
  expect(unsaved.any).toBe(true);
  unsaved.discard();
  expect([unsaved.any, discarded]).toEqual([false, ['comment']]);
});
