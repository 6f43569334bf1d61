// The global set-up runs outside of Jest's module mapper: tsx resolves the names of the workspace's libraries there.
require('tsx/cjs');

/** The examples in other languages. `npm run test:examples` builds them, and names the set-up of the servers that they need. */
module.exports = {
  ...require('./jest.preset.cjs'),
  testMatch: ['<rootDir>/tools/examples/*.examples-spec.ts'],
  testTimeout: 120_000,
};
