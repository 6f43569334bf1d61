const { existsSync } = require('node:fs');
const { basename, join } = require('node:path');
const { NxAppWebpackPlugin } = require('@nx/webpack/app-plugin');

/** Further programs of a service that stand beside its `main.js` in the same image, each built when its source exists. */
const companions = ['migrate', 'admin'];

/**
 * Bundles one NestJS service into `dist/apps/<name>`: `main.js`, the companion programs, and a package.json that holds
 * only the packages it uses. Packages stay outside the bundle; the workspace's own libraries are inside it.
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
        tsConfig: join(projectRoot, 'tsconfig.app.json'),
        outputHashing: 'none',
        optimization: false,
        sourceMap: true,
        generatePackageJson: true,
        // `nx typecheck workspace` checks everything once.
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
 * Nx's options for swc name no target, and it writes ES5 then: classes that cannot extend those of packages, and every `await`
 * as a state machine. Comes after Nx's plugin, which sets the loader up.
 */
function targetNode(compiler) {
  for (const rule of compiler.options.module.rules) {
    if (!rule.loader?.includes('swc-loader')) continue;
    rule.options.jsc = { ...rule.options.jsc, target: 'es2023', loose: false, keepClassNames: true };
    rule.options.jsc.transform = { ...rule.options.jsc.transform, useDefineForClassFields: false };
  }
}

/**
 * Stack traces need lines, and a process keeps the maps of its programs in memory: full ones, with the sources, cost each about
 * 20 MB. Comes after Nx's plugin, which knows no such maps.
 */
function mapLines(compiler) {
  compiler.options.devtool = 'nosources-cheap-module-source-map';
}

module.exports = { serviceBundle };
