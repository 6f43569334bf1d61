/** Unit tests: beside the code, no process and no network. */
module.exports = {
  ...require('./jest.preset.cjs'),
  testMatch: ['<rootDir>/{apps,libs,tools}/**/*.spec.ts'],
  reporters: ['default', '<rootDir>/tools/test/slowest-specs.reporter.cjs'],
  // They never wait. Jest's default leaves one processor free: of two, it would use one.
  maxWorkers: '100%',
};
