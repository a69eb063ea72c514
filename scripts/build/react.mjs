import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, relative } from 'node:path'
import { root } from '../run.mjs'

const FOLDER = 'dist/react'

/** `cairn-map-pick` → `onCairnMapPick`. */
const propOf = event => `on-${event}`.replace(/-(\w)/g, (_, letter) => letter.toUpperCase())
const path = module => {
  const from = relative(FOLDER, module)
  return from.startsWith('.') ? from : `./${from}`
}
const comment = (text, indent = '') =>
  text ? `${indent}/** ${text.replaceAll(/\s+/g, ' ').trim()} */\n` : ''

/** An element's declaration with what it inherits from others of the kit. */
function whole(declaration, known) {
  const above = known.get(declaration.superclass?.name)
  if (above === undefined) return declaration
  const { members = [], events = [] } = whole(above.declaration, known)
  const own = new Set((declaration.members ?? []).map(({ name }) => name))
  const told = new Set((declaration.events ?? []).map(({ type }) => type?.text))
  return {
    ...declaration,
    members: [...members.filter(({ name }) => !own.has(name)), ...(declaration.members ?? [])],
    events: [...events.filter(({ type }) => !told.has(type?.text)), ...(declaration.events ?? [])]
  }
}

/** @throws Error when an event has no name, no type, or not the name that its class has */
function checkedEvents({ name, events = [] }, known) {
  for (const event of events) {
    const type = event.type?.text
    if (!event.name?.startsWith('cairn-') || !type) {
      throw new Error(`${name} fires ${type ?? 'an event'} and has no "@event {Type} cairn-… - …" for it.`)
    }
    const said = known.get(type)?.declaration.members?.find(member => member.static && member.name === 'type')
    if (said === undefined)
      throw new Error(`${name}: the class ${type} of ${event.name} is not in the manifest.`)
    if (said.default !== `'${event.name}'`) {
      throw new Error(`${name}: ${event.name} is of ${type}, whose own name is ${said.default}.`)
    }
  }
  return events
}

const isProperty = ({ kind, privacy, readonly, static: isStatic }) =>
  kind === 'field' && privacy === undefined && !readonly && !isStatic

/**
 * React components of the elements in a manifest, as the text of a module and of its types.
 * @param {{ modules: readonly object[] }} manifest custom-elements.json
 * @throws Error when an event cannot be typed
 */
export function reactModules({ modules }) {
  const known = new Map(
    modules.flatMap(module =>
      module.declarations.map(declaration => [declaration.name, { declaration, module: module.path }])
    )
  )
  const script = ["'use client'", "import '../define.js'", "import { wrap } from './wrap.js'", '']
  const imports = new Map()
  const types = []
  const need = (name, alias = name) => {
    const from = path(known.get(name).module)
    const wanted = imports.get(from) ?? new Set()
    imports.set(from, wanted.add(name === alias ? name : `${name} as ${alias}`))
  }
  for (const { declaration } of known.values()) {
    if (!declaration.tagName) continue
    const { name, tagName, summary, members = [], ...rest } = whole(declaration, known)
    const events = checkedEvents({ name, ...rest }, known)
    const properties = members.filter(isProperty).map(member => member.name)
    const props = Object.fromEntries(events.map(event => [propOf(event.name), event.name]))
    script.push(
      `export const ${name} = wrap(${[tagName, properties, props].map(part => JSON.stringify(part)).join(', ')})`
    )
    need(name, `${name}Element`)
    for (const event of events) need(event.type.text)
    const listed = events.map(
      event =>
        `${comment(event.description, '  ')}  readonly ${propOf(event.name)}?: (event: ${event.type.text}) => void\n`
    )
    const names = properties.map(property => `'${property}'`).join(' | ') || 'never'
    types.push(
      `${comment(summary)}export const ${name}: Wrapped<${name}Element, ${names}, {\n${listed.join('')}}>\n`
    )
  }
  const lines = [...imports].map(([from, names]) => `import type { ${[...names].join(', ')} } from '${from}'`)
  lines.push("import type { Wrapped } from './wrap.js'", '')
  return { script: `${script.join('\n')}\n`, types: [...lines, ...types].join('\n') }
}

/** Writes `dist/react/`. */
export async function writeReact(manifest) {
  const { script, types } = reactModules(manifest)
  await mkdir(dirname(`${root}${FOLDER}/index.js`), { recursive: true })
  await writeFile(`${root}${FOLDER}/index.js`, script)
  await writeFile(`${root}${FOLDER}/index.d.ts`, types)
}
