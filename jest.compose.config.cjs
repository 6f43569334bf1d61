/** The test of docker-compose.yml: builds the images and starts its own containers. */
module.exports = {
  ...require('./jest.e2e.config.cjs'),
  testMatch: ['<rootDir>/apps/e2e/src/compose/**/*.e2e-spec.ts'],
  globalSetup: undefined,
  globalTeardown: undefined,
  maxWorkers: 1,
  // The first test builds the images.
  testTimeout: 1_800_000,
};
