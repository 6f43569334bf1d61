// The global set-up runs outside of Jest's module mapper: tsx resolves the names of the workspace's libraries there.
require('tsx/cjs');

const preset = require('./jest.preset.cjs');

/** End-to-end tests: from outside, through the gateway of a whole installation; one file after the other. */
module.exports = {
  ...preset,
  // The set-up starts programs by execa, which can be imported but not required: `import()` stays as it is.
  transform: { ...preset.transform, '^.+\\.ts$': ['@swc/jest', { module: { type: 'commonjs', ignoreDynamic: true } }] },
  testMatch: ['<rootDir>/apps/e2e/**/*.e2e-spec.ts'],
  globalSetup: '<rootDir>/tools/test/e2e-setup.ts',
  globalTeardown: '<rootDir>/tools/test/e2e-teardown.ts',
  testTimeout: 120_000,
  maxWorkers: 1,
};
