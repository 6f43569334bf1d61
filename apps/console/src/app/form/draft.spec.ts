import { forgetCredentials, rememberCredentials } from '../api/credentials';
import { discardDrafts, DraftStore } from './draft';

const signIn = (id: string) =>
  rememberCredentials({ data: { id, type: 'users', attributes: {} }, meta: { 'csrf-token': 'c', 'account-id': 1001 } });

const saved = {
  description: 'Diary',
  basicAuth: { username: 'plumbline', password: '' },
  headers: [{ name: 'Authorization', value: 'Bearer saved' }],
};
const typed = {
  description: 'Site diary',
  basicAuth: { username: 'plumbline', password: 'typed' },
  headers: [{ name: 'Authorization', value: 'Bearer typed' }],
};

let storage: Storage;
beforeEach(() => {
  storage = inMemory();
  signIn('bjx');
});
afterEach(() => forgetCredentials());

const webhookDraft = () => new DraftStore<typeof saved>('webhook:1', ['basicAuth', 'headers'], storage);

it('stores no secrets, neither typed nor saved ones, and restores the others beside those of the form', () => {
  webhookDraft().write({ values: typed, base: { values: saved, etag: '"1"' } });
  const [, text] = entriesOf(storage)[0]!;
  expect(text).toContain('Site diary');
  for (const secret of ['plumbline', 'typed', 'Bearer']) expect(text).not.toContain(secret);
  expect(webhookDraft().read(saved)).toEqual({
    values: { ...saved, description: 'Site diary' },
    base: { values: saved, etag: '"1"' },
  });
});

it('stores nothing if only secrets differ, and discards what does not differ any more', () => {
  webhookDraft().write({ values: typed, base: { values: saved } });
  webhookDraft().write({ values: { ...typed, description: 'Diary' }, base: { values: saved } });
  expect(entriesOf(storage)).toEqual([]);
});

it("discards all drafts of the current user, and nobody else's", () => {
  const comment = () => new DraftStore<{ comment: string }>('comment:1', [], storage);
  const draft = { values: { comment: 'Seen' }, base: { values: { comment: '' } } };
  comment().write(draft);
  webhookDraft().write({ values: typed, base: { values: saved } });
  signIn('bjxy');
  comment().write(draft);
  signIn('bjx');
  discardDrafts(storage);
  expect(entriesOf(storage).map(([key]) => key)).toEqual(['draft:bjxy:comment:1']);
});

/** The storage of a tab. */
function inMemory(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
  };
}

function entriesOf(of: Storage): [string, string][] {
  return Array.from({ length: of.length }, (_, index) => [of.key(index)!, of.getItem(of.key(index)!)!]);
}
