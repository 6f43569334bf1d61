/** The test of a RabbitMQ cluster, whose nodes are restarted one by one: `npm run test:cluster`. Not part of `npm test`. */
module.exports = {
  ...require('./jest.e2e.config.cjs'),
  testMatch: ['<rootDir>/apps/e2e/src/cluster/**/*.e2e-spec.ts'],
  globalSetup: '<rootDir>/tools/test/cluster-setup.ts',
  testTimeout: 600_000,
  maxWorkers: 1,
};
