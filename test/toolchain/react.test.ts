import assert from 'node:assert/strict'
import test from 'node:test'
import { manifest } from '../../scripts/build/manifest.mjs'
import { reactModules } from '../../scripts/build/react.mjs'

interface Declaration {
  name: string
  tagName?: string
  events?: { name?: string; type?: { text?: string } }[]
}
interface Manifest {
  readonly modules: readonly { readonly declarations: Declaration[] }[]
}

const text = await manifest()
const fresh = (): Manifest => JSON.parse(text) as Manifest
const map = (all: Manifest): Declaration =>
  all.modules.flatMap(({ declarations }) => declarations).find(({ name }) => name === 'CairnMap')!

test('every element of the manifest is a component with its properties and typed events', () => {
  const all = fresh()
  const { script, types } = reactModules(all)
  const tags = all.modules.flatMap(({ declarations }) => declarations.flatMap(({ tagName }) => tagName ?? []))
  assert.ok(tags.length > 20)
  for (const tag of tags) assert.ok(script.includes(`wrap("${tag}", `), tag)
  assert.match(script, /"onCairnMapPick":"cairn-map-pick"/)
  assert.match(types, /readonly onCairnMapPick\?: \(event: CairnMapPickEvent\) => void/)
  assert.match(types, /import type \{ CairnMapPickEvent, .* \} from '\.\.\/components\/map\/map-events\.js'/)
  assert.match(
    script,
    /wrap\("cairn-field-text", \["field","value",.*\{"onCairnFieldChange":"cairn-field-change"\}/
  )
})

for (const [what, broken, message] of [
  ['no type', { name: 'cairn-map-pick' }, /CairnMap fires an event/],
  ['no name', { type: { text: 'CairnMapPickEvent' } }, /CairnMap fires CairnMapPickEvent and has no "@event/],
  [
    'a type that is not there',
    { name: 'cairn-map-pick', type: { text: 'Other' } },
    /Other of cairn-map-pick is not in/
  ],
  [
    'the name of another',
    { name: 'cairn-map-tap', type: { text: 'CairnMapPickEvent' } },
    /own name is 'cairn-map-pick'/
  ]
] as const) {
  test(`an event with ${what} fails the build`, () => {
    const all = fresh()
    map(all).events = [broken]
    assert.throws(() => reactModules(all), message)
  })
}
