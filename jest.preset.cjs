const esModules = 'file-type|strtok3|token-types|uint8array-extras|@tokenizer/inflate|@borewit/text-codec|get-port';

/** What every kind of test shares: swc compiles, and the workspace's libraries are found by their names. */
module.exports = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: {
    '^.+\\.ts$': ['@swc/jest'],
    // Packages that come as ES modules alone; Node itself can require them.
    [`/node_modules/(${esModules})/.+\\.js$`]: [
      '@swc/jest',
      { swcrc: false, module: { type: 'commonjs' }, jsc: { target: 'es2023' } },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esModules})/)`],
  moduleNameMapper: {
    '^@plumbline/([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^file-type$': '<rootDir>/node_modules/file-type/index.js',
    '^strtok3$': '<rootDir>/node_modules/strtok3/lib/index.js',
    '^strtok3/core$': '<rootDir>/node_modules/strtok3/lib/core.js',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.plumbline', '<rootDir>/.nx'],
  setupFiles: ['reflect-metadata'],
};
