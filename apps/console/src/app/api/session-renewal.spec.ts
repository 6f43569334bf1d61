import { ApiError } from './api-error';
import { forgetCredentials, rememberCredentials } from './credentials';
import { inSession, sessionRenewal } from './session-renewal';

const ended = () => new ApiError(401, [{ code: 'auth.invalid-session', detail: 'The session is not valid.' }]);
const signIn = (csrf: string) =>
  rememberCredentials({
    data: { id: 'bjx', type: 'users', attributes: {} },
    meta: { 'csrf-token': csrf, 'account-id': 1001 },
  });

beforeEach(() => signIn('first'));
afterEach(() => forgetCredentials());

/** A request that is refused until the session is renewed. */
function aRequest(): { send: () => Promise<string>; renew: () => void } {
  let valid = false;
  return {
    send: () => (valid ? Promise.resolve('saved') : Promise.reject(ended())),
    renew: () => void (valid = true),
  };
}

it('repeats all requests that the end of the session has refused, after one sign-in', async () => {
  const { send, renew } = aRequest();
  const seen: boolean[] = [];
  const stop = sessionRenewal.subscribe(() => seen.push(sessionRenewal.isPending()));
  const saves = Promise.all([inSession(send), inSession(send)]);
  await new Promise((resolve) => setImmediate(resolve));
  expect(sessionRenewal.isPending()).toBe(true);
  renew();
  sessionRenewal.settle(true);
  await expect(saves).resolves.toEqual(['saved', 'saved']);
  expect(seen).toEqual([true, false]);
  stop();
});

it('fails with the first error if the user does not sign in again', async () => {
  const save = inSession(aRequest().send);
  await new Promise((resolve) => setImmediate(resolve));
  sessionRenewal.settle(false);
  await expect(save).rejects.toMatchObject({ code: 'auth.invalid-session' });
});

it.each([
  ['nobody was signed in', ended(), true],
  ['a password is wrong', new ApiError(401, [{ code: 'auth.wrong-password', detail: '' }]), false],
  ['the request fails otherwise', new ApiError(500, [{ code: 'service.failed', detail: '' }]), false],
])('does not ask for a sign-in when %s', async (_, error, signedOut) => {
  if (signedOut) forgetCredentials();
  await expect(inSession(() => Promise.reject(error))).rejects.toBe(error);
  expect(sessionRenewal.isPending()).toBe(false);
});
