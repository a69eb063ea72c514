/**
 * Tells eslint-plugin-boundaries which file an import names: `./x.js` in a TypeScript source is `./x.ts`.
 * A relative import is answered also when no such file exists, since the rooms depend on its path alone.
 */
const { existsSync } = require('node:fs')
const { isBuiltin } = require('node:module')
const { dirname, resolve } = require('node:path')

exports.interfaceVersion = 2

exports.resolve = (source, importer) => {
  if (isBuiltin(source)) return { found: true, path: null }
  if (!source.startsWith('.')) return { found: false }
  const named = resolve(dirname(importer), source)
  const typescript = named.replace(/\.(m?)js$/, '.$1ts')
  return { found: true, path: existsSync(named) ? named : typescript }
}
