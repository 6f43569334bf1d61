import { ApiError } from '../api/api-error';
import { runOnVersion } from './run-on-version';

/** A group in the API, which is deleted only in its present version. */
function aGroup() {
  let name = 'Shell';
  let deleted = false;
  const etag = () => `"${name}"`;
  const inRow = () => ({ values: { name }, etag: undefined });
  const read = () => Promise.resolve({ values: { name }, etag: etag() });
  return {
    inRow,
    read,
    isDeleted: () => deleted,
    rename: (to: string) => void (name = to),
    deleteIn: (ifMatch: string | undefined) => {
      if (ifMatch !== etag()) return Promise.reject(refusal(412, 'request.resource-changed'));
      deleted = true;
      return Promise.resolve();
    },
  };
}
const refusal = (status: number, code: string) => new ApiError(status, [{ code, detail: '' }]);

it('runs the action on the version that was read', async () => {
  const { read, deleteIn: action, isDeleted } = aGroup();
  expect(await runOnVersion(await read(), { read, action })).toBeUndefined();
  expect(isDeleted()).toBe(true);
});

it('returns what others have changed, and runs the action when that is confirmed', async () => {
  const { read, deleteIn: action, isDeleted, rename } = aGroup();
  const seen = await read();
  rename('Roof');
  const now = await runOnVersion(seen, { read, action });
  expect([now, isDeleted()]).toEqual([{ values: { name: 'Roof' }, etag: '"Roof"' }, false]);
  expect(await runOnVersion(now!, { read, action })).toBeUndefined();
  expect(isDeleted()).toBe(true);
});

it('compares what a row of a list shows, which has no version', async () => {
  const { inRow, read, deleteIn: action, isDeleted, rename } = aGroup();
  const seen = inRow();
  rename('Roof');
  expect(await runOnVersion(seen, { read, action })).toMatchObject({ values: { name: 'Roof' } });
  expect(isDeleted()).toBe(false);
  expect(await runOnVersion(inRow(), { read, action })).toBeUndefined();
  expect(isDeleted()).toBe(true);
});

it('fails as the action fails', async () => {
  const { read } = aGroup();
  const action = () => Promise.reject(refusal(403, 'access.denied'));
  await expect(runOnVersion(await read(), { read, action })).rejects.toMatchObject({ code: 'access.denied' });
});
