import assert from 'node:assert/strict'
import { test } from 'node:test'

test('the public entry is imported in Node without registering an element', async () => {
  const kit = await import('../../src/index.js')
  assert.equal(typeof kit.CairnMap, 'function')
  assert.equal(typeof kit.openProject, 'function')
  const names = Object.keys(kit).filter(name => /^Cairn(?!Error)/.test(name))
  assert.ok(names.length > 20, 'elements and events are exported')
  const { customElements: registry } = globalThis as { customElements?: CustomElementRegistry }
  assert.equal(registry?.get('cairn-map'), undefined)
})

test('an event class says its own name', async () => {
  const { CairnMapPickEvent, CairnObservationFormSaveEvent, CairnMapSelectEvent } =
    await import('../../src/index.js')
  const pick = new CairnMapPickEvent([1, 2])
  assert.equal(pick.type, 'cairn-map-pick')
  assert.equal(pick.cancelable && pick.composed && pick.bubbles, true)
  assert.equal(
    new CairnObservationFormSaveEvent({ geometry: null, presetRef: null, tags: new Map() }).cancelable,
    true
  )
  assert.equal(new CairnMapSelectEvent('a' as never).cancelable, false)
})

test('the define module can be imported in Node', async () => {
  await assert.doesNotReject(import('../../src/define.js'))
})

test('the page module sets what cairn-project works with, and starts nothing', async () => {
  const page = await import('../../src/page.js')
  assert.equal(typeof page.workerAdapter, 'function')
})

test('the components of React can be imported in Node', async () => {
  const { wrap } = await import('../../src/react/wrap.js')
  assert.equal(wrap('cairn-map', ['zoom'], {}).displayName, 'cairn-map')
})
