import { cli } from '@custom-elements-manifest/analyzer/cli.js'
import { root } from '../run.mjs'

/** A module's place in the package instead of in the sources. */
const published = path => path.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js')

function withPublishedPaths(value) {
  if (Array.isArray(value)) return value.map(withPublishedPaths)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      typeof part === 'string' && (key === 'path' || key === 'module')
        ? published(part)
        : withPublishedPaths(part)
    ])
  )
}

/** The text of custom-elements.json: every element with its properties, events, slots, parts and custom properties. */
export async function manifest() {
  const made = await cli({
    argv: [
      'analyze',
      '--litelement',
      '--quiet',
      '--globs',
      'src/components/**/*.ts',
      '--exclude',
      'src/**/*.test.ts'
    ],
    cwd: root,
    noWrite: true
  })
  const modules = made.modules
    .filter(({ declarations, exports }) => declarations.length > 0 || exports.length > 0)
    .sort((a, b) => (a.path < b.path ? -1 : 1))
  return `${JSON.stringify(withPublishedPaths({ ...made, modules }), null, 2)}\n`
}
