/** End-to-end tests that kill and stop parts of an installation. Each worker has one, so that a test file has it alone. */
module.exports = {
  ...require('./jest.e2e.config.cjs'),
  testMatch: ['<rootDir>/apps/e2e/src/fault/**/*.e2e-spec.ts'],
  globalSetup: '<rootDir>/tools/test/fault-setup.ts',
  maxWorkers: 2,
};
