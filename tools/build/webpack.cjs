const { existsSync } = require('node:fs');
const { basename, join } = require('node:path');
const { NxAppWebpackPlugin } = require('@nx/webpack/app-plugin');

/** Programs that a service may have beside `main.js`, in the same image. */
const companions = ['migrate', 'admin', 'doctor', 'thumbnail'];

/**
 * Bundles one NestJS service into `dist/apps/<name>`: `main.js`, the companion programs, and a package.json that holds
 * only the packages it uses. The bundle contains the workspace's libraries, but no packages.
 */
function serviceBundle(projectRoot) {
  const name = basename(projectRoot);
  const entry = (program) => join(projectRoot, 'src', `${program}.ts`);
  return {
    output: { path: join(__dirname, '../../dist/apps', name), clean: true },
    plugins: [
      new NxAppWebpackPlugin({
        target: 'node',
        compiler: 'swc',
        main: entry('main'),
        additionalEntryPoints: companions
          .filter((program) => existsSync(entry(program)))
          .map((program) => ({ entryName: program, entryPath: entry(program) })),
        tsConfig: join(projectRoot, 'tsconfig.project.json'),
        outputHashing: 'none',
        optimization: false,
        sourceMap: true,
        generatePackageJson: true,
        // The target `typecheck` checks types.
        skipTypeChecking: true,
        mergeExternals: false,
        externalDependencies: 'all',
      }),
      { apply: targetNode },
      { apply: mapLines },
    ],
  };
}

/**
 * Sets the target of swc. Nx sets none, and swc then writes ES5: classes that cannot extend those of packages, and state machines instead of
 * `await`. This plugin runs after Nx's, which sets up the loader.
 */
function targetNode(compiler) {
  for (const rule of compiler.options.module.rules) {
    if (!rule.loader?.includes('swc-loader')) continue;
    rule.options.jsc = { ...rule.options.jsc, target: 'es2023', loose: false, keepClassNames: true };
    rule.options.jsc.transform = { ...rule.options.jsc.transform, useDefineForClassFields: false };
  }
}

/**
 * Writes source maps of lines alone, for stack traces. A process keeps the maps in memory, and full maps with sources take about 20 MB per
 * service. This plugin runs after Nx's, which has no option for them.
 */
function mapLines(compiler) {
  compiler.options.devtool = 'nosources-cheap-module-source-map';
}

module.exports = { serviceBundle };
