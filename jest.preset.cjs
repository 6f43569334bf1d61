/** What every kind of test shares: swc compiles, the workspace's libraries are found by their names, and packages are loaded once. */
module.exports = {
  rootDir: __dirname,
  testEnvironment: '<rootDir>/tools/test/jest/main-context.environment.cjs',
  runtime: '<rootDir>/tools/test/jest/shared-packages.runtime.cjs',
  transform: { '^.+\\.ts$': ['@swc/jest'] },
  moduleNameMapper: { '^@plumbline/([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts' },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.plumbline', '<rootDir>/.nx'],
  setupFiles: ['reflect-metadata'],
};
