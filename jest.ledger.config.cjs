/** The end-to-end test that keeps the processors busiest while it kills parts of an installation, which it has alone. */
module.exports = {
  ...require('./jest.fault.config.cjs'),
  testMatch: ['<rootDir>/apps/e2e/src/ledger/**/*.e2e-spec.ts'],
  maxWorkers: 1,
};
