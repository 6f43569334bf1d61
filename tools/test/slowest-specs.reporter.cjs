const { appendFileSync } = require('node:fs');
const { relative } = require('node:path');

const shown = 10;

/**
 * Prints the ten slowest test files of a run. With SPEC_TIMES, the path of a file, it appends a line of JSON for each file of the run
 * instead, from which `npm test` prints the slowest of all runs.
 */
module.exports = class SlowestSpecsReporter {
  constructor({ rootDir }) {
    this.rootDir = rootDir;
  }

  onRunComplete(_contexts, { testResults }) {
    const times = testResults
      .filter(({ skipped }) => !skipped)
      .map(({ testFilePath, perfStats }) => ({
        spec: relative(this.rootDir, testFilePath),
        seconds: (perfStats.end - perfStats.start) / 1_000,
      }))
      .sort((a, b) => b.seconds - a.seconds);
    if (process.env.SPEC_TIMES) {
      appendFileSync(process.env.SPEC_TIMES, times.map((time) => `${JSON.stringify(time)}\n`).join(''));
      return;
    }
    process.stdout.write('\nSlowest test files:\n');
    for (const { spec, seconds } of times.slice(0, shown)) {
      process.stdout.write(`${seconds.toFixed(1).padStart(8)} s  ${spec}\n`);
    }
  }
};
