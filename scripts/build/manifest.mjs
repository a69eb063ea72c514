import { readFile } from 'node:fs/promises'
import { cli } from '@custom-elements-manifest/analyzer/cli.js'
import { filesBelow } from '../check/files.mjs'
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

/** Class name → tag name of every element that a `define.ts` registers. */
export async function tagNames() {
  const files = (await filesBelow('src/components')).filter(path => path.endsWith('/define.ts'))
  const sources = await Promise.all(files.map(path => readFile(root + path, 'utf8')))
  const calls = sources.flatMap(source => [...source.matchAll(/defineElement\('([a-z-]+)', (\w+)\)/g)])
  return new Map(calls.map(([, tag, className]) => [className, tag]))
}

const withTags = (modules, tags) =>
  modules.map(part => ({
    ...part,
    declarations: part.declarations.map(declaration =>
      declaration.kind === 'class' && tags.has(declaration.name)
        ? { ...declaration, tagName: tags.get(declaration.name), customElement: true }
        : declaration
    )
  }))

/** The analyzer also lists what is dispatched by its first argument; once it is described, that says nothing new. */
function describedEvents(events = []) {
  const described = new Set(
    events.filter(event => event.name?.startsWith('cairn-')).map(event => event.type?.text)
  )
  return events.filter(event => event.name?.startsWith('cairn-') || !described.has(event.type?.text))
}

const withDescribedEvents = declaration => {
  if (!declaration.events) return declaration
  const { events, ...rest } = declaration
  const kept = describedEvents(events)
  return kept.length > 0 ? { ...rest, events: kept } : rest
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
    .map(module => ({
      ...module,
      declarations: module.declarations.map(withDescribedEvents),
      exports: module.exports.filter(({ kind }) => kind !== 'custom-element-definition')
    }))
    .filter(({ declarations, exports }) => declarations.length > 0 || exports.length > 0)
    .sort((a, b) => (a.path < b.path ? -1 : 1))
  return `${JSON.stringify(withPublishedPaths({ ...made, modules: withTags(modules, await tagNames()) }), null, 2)}\n`
}
