import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TileVersions } from '../../src/components/map/tile-versions.js'

const bytes = (...of: readonly number[]): ArrayBuffer => new Uint8Array(of).buffer

test('the same bytes of an address have the same name, others another', () => {
  const versions = new TileVersions()
  const first = versions.nameOf('a', bytes(1, 2))
  assert.equal(versions.nameOf('a', bytes(1, 2)), first)
  const names = [
    first,
    versions.nameOf('a', bytes(1, 3)),
    versions.nameOf('a', bytes(1, 2)),
    versions.nameOf('a', bytes(1))
  ]
  const elsewhere = new TileVersions().nameOf('a', bytes(1, 2))
  assert.equal(new Set([...names, versions.nameOf('b', bytes(1, 2)), elsewhere]).size, 6)
})

test('bytes that were taken away afterwards are still known', () => {
  const versions = new TileVersions()
  const data = bytes(1, 2)
  const name = versions.nameOf('a', data)
  structuredClone(data, { transfer: [data] })
  assert.equal(versions.nameOf('a', bytes(1, 2)), name)
})

test('those asked for longest ago are forgotten, and named anew', () => {
  const versions = new TileVersions()
  const [one, two] = [versions.nameOf('one', bytes(1)), versions.nameOf('two', bytes(2))]
  for (let at = 0; at < 98; at++) versions.nameOf(`other/${at}`, bytes(at))
  assert.equal(versions.nameOf('one', bytes(1)), one)
  versions.nameOf('the last', bytes(0))
  assert.equal(versions.nameOf('one', bytes(1)), one)
  assert.notEqual(versions.nameOf('two', bytes(2)), two)
})
