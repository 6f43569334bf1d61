/** What every kind of test shares: swc compiles, and the workspace's libraries are found by their names. */
module.exports = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: { '^.+\\.ts$': ['@swc/jest'] },
  moduleNameMapper: { '^@plumbline/([a-z]+)$': '<rootDir>/libs/$1/src/index.ts' },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.plumbline', '<rootDir>/.nx'],
  setupFiles: ['reflect-metadata'],
};
