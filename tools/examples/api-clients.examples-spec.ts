import { defaultRateLimit, getPrincipal, verifyToken } from '@plumbline/contracts';
import { mintToken, sha256Hex } from '@plumbline/crypto';
import { DomainError } from '@plumbline/errors';
import { RunningGateway } from '../../apps/gateway/src/testing/running-gateway';
import { aPrincipal } from '../../apps/gateway/src/testing/samples';
import { builtPrograms, runToEnd, type ProgramRun } from './built-programs';

const clients = builtPrograms('api-clients');
/** Half as many again as the limit of a minute admits. */
const pages = 45;

let gateway: RunningGateway;
let runs: Map<string, ProgramRun>;

// They wait for a minute, and do so side by side, each for an account of its own.
beforeAll(async () => {
  gateway = await RunningGateway.start();
  const tokens = givenTokens(clients.length);
  const ended = clients.map(async (client, index) => {
    const { accountId, token } = tokens[index]!;
    const env = { LIST: `${gateway.url}/api/v2/${accountId}/statuses`, TOKEN: token, PAGES: String(pages) };
    return [client.folder, await runToEnd(client, { args: [], env, input: '' })] as const;
  });
  runs = new Map(await Promise.all(ended));
});

afterAll(() => gateway.stop());

it.each(clients.map(({ folder }) => folder))(
  'the example %s reads every page, whatever the request limit',
  (folder) => {
    const { exitCode, output, errors } = runs.get(folder)!;
    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' });
    // The list has six entries: all pages but the first are empty.
    const read = Array.from({ length: pages }, (_, index) => `${index + 1} ${index === 0 ? 6 : 0}`);
    expect(output.trim().split('\n')).toEqual(read);
  },
);

/** Tokens of different accounts, which the gateway knows. */
function givenTokens(count: number) {
  const tokens = Array.from({ length: count }, (_, index) => ({ ...mintToken(), accountId: index + 1 }));
  const { credential: _, ...principal } = aPrincipal();
  gateway.services
    .on(verifyToken, ({ hash }) => {
      const found = tokens.find(({ token }) => sha256Hex(token) === hash);
      if (!found) throw new DomainError('auth.invalid-token');
      const { id, accountId } = found;
      return { tokenId: id, accountId, userId: principal.userId, scopes: ['read' as const], expiresAt: null };
    })
    .on(getPrincipal, ({ accountId }) => ({
      principal: { ...principal, accountId },
      account: { id: accountId, name: 'Demo', rateLimit: defaultRateLimit, tokensMayNeverExpire: false },
    }));
  return tokens;
}
