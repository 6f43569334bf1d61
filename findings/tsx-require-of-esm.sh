#!/usr/bin/env bash
# tsx 4.23.15 replaces Node's own `require()` of ES modules and resolves their imports with the conditions of `require`. execa 9.6.1 then
# fails, because its dependency unicorn-magic has exports for `import` alone. Plain Node requires it, and `import()` under tsx works.
# tools/installation/run-program.ts imports execa late for this reason.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{ "private": true }' > package.json
npm install --silent --ignore-scripts --no-audit --no-fund tsx@4.23.15 execa@9.6.1
echo "require('execa'); console.log('loaded');" > require.cjs
echo "void import('execa').then(() => console.log('loaded'));" > import.cjs

outcome() { if output=$("$@" 2>&1); then echo loaded; else grep -oE 'ERR_[A-Z_]+' <<< "$output" | head -n 1; fi; }
in_node=$(outcome node require.cjs)
required=$(outcome npx --no-install tsx require.cjs)
imported=$(outcome npx --no-install tsx import.cjs)
echo "Node $(node --version), tsx 4.23.15, execa 9.6.1"
echo "require() in Node: $in_node"
echo "require() in tsx:  $required"
echo "import() in tsx:   $imported"
[[ $in_node == loaded && $required == ERR_PACKAGE_PATH_NOT_EXPORTED && $imported == loaded ]] || { echo 'The behaviour has changed.'; exit 1; }
