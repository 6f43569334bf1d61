/** End-to-end tests that replace the data of an installation: its servers are processes, whose folders are at hand. */
module.exports = {
  ...require('./jest.e2e.config.cjs'),
  testMatch: ['<rootDir>/apps/e2e/src/recovery/**/*.e2e-spec.ts'],
  globalSetup: '<rootDir>/tools/test/recovery-setup.ts',
  maxWorkers: 1,
};
