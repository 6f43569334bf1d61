// The global set-up runs outside of Jest's module mapper: tsx resolves the names of the workspace's libraries there.
require('tsx/cjs');

/** End-to-end tests: from outside, through the gateway of a whole installation; one file after the other. */
module.exports = {
  ...require('./jest.preset.cjs'),
  testMatch: ['<rootDir>/apps/e2e/**/*.e2e-spec.ts'],
  globalSetup: '<rootDir>/tools/test/e2e-setup.ts',
  globalTeardown: '<rootDir>/tools/test/e2e-teardown.ts',
  testTimeout: 120_000,
  maxWorkers: 1,
};
