// The global set-up runs outside of Jest's module mapper: tsx resolves the names of the workspace's libraries there.
require('tsx/cjs');

const preset = require('./jest.preset.cjs');

/** End-to-end tests that share an installation and a browser, side by side: from outside, through the gateway. */
module.exports = {
  ...preset,
  // The set-up starts programs by execa, which can be imported but not required: `import()` stays as it is.
  transform: { ...preset.transform, '^.+\\.ts$': ['@swc/jest', { module: { type: 'commonjs', ignoreDynamic: true } }] },
  testMatch: ['<rootDir>/apps/e2e/src/{api,browser,console,fuzz,permission}/**/*.e2e-spec.ts'],
  globalSetup: '<rootDir>/tools/test/e2e-setup.ts',
  globalTeardown: '<rootDir>/tools/test/e2e-teardown.ts',
  reporters: ['default', '<rootDir>/tools/test/slowest-specs.reporter.cjs'],
  testTimeout: 120_000,
  maxWorkers: 2,
};
