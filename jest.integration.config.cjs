// The global set-up runs outside of Jest's module mapper: tsx resolves the names of the workspace's libraries there.
require('tsx/cjs');

/** Integration tests: a service, or a library, on a real PostgreSQL and RabbitMQ that the run provides. */
module.exports = {
  ...require('./jest.preset.cjs'),
  testMatch: ['<rootDir>/{apps,libs,tools}/**/*.int-spec.ts'],
  globalSetup: '<rootDir>/tools/test/integration-setup.ts',
  globalTeardown: '<rootDir>/tools/test/integration-teardown.ts',
  reporters: ['default', '<rootDir>/tools/test/slowest-specs.reporter.cjs'],
  testTimeout: 120_000,
  // A third of the time, a test waits for a server or a deadline.
  maxWorkers: 3,
};
