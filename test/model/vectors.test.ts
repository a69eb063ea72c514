import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import {
  CairnError,
  authId,
  blake2b256,
  canonicalJson,
  changeId,
  decodeEntry,
  encodeChanges,
  encodeMediaCard,
  encodeOperation,
  fromHex,
  toHex
} from '../../src/model/index.js'
import type { AuthId, AuthOperation, Change, Entry, Json } from '../../src/model/index.js'

// Made by an implementation of its own, in another language: format.md is what both follow.
function vectors(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`./vectors/${name}.json`, import.meta.url), 'utf8'))
}

interface Ids {
  changes: { logKey: string; index: number; place: number; change: Change; canonical: string; id: string }[]
  operations: { logKey: string; index: number; heads: AuthId[]; operation: AuthOperation; id: string }[]
}

test('ids of changes and operations', () => {
  const { changes, operations } = vectors('ids') as Ids
  assert.ok(changes.length >= 5 && operations.length >= 4)
  for (const { logKey, index, place, change, canonical, id } of changes) {
    assert.equal(canonicalJson(change as unknown as Json), canonical)
    assert.equal(changeId(fromHex(logKey), index, place, change), id)
  }
  for (const { logKey, index, heads, operation, id } of operations) {
    assert.equal(authId(fromHex(logKey), index, heads, operation), id)
  }
})

test('a key that is no key of a log is refused', () => {
  const change: Change = { op: 'create', kind: 'field', set: {} }
  assert.throws(
    () => changeId(new Uint8Array(31), 0, 0, change),
    (error: unknown) => CairnError.is(error, 'internal')
  )
})

test('entries are read, and written byte for byte', () => {
  for (const { bytes, entry, error, written } of vectors('entries') as {
    bytes: string
    entry?: Entry
    error?: string
    written: boolean
  }[]) {
    if (error !== undefined) {
      assert.throws(
        () => decodeEntry(fromHex(bytes)),
        (thrown: unknown) => thrown instanceof CairnError && thrown.code === error
      )
      continue
    }
    assert.deepEqual(decodeEntry(fromHex(bytes)), entry)
    if (!written) continue
    if (entry?.type === 'auth') assert.equal(toHex(encodeOperation(entry)), bytes)
    if (entry?.type === 'media') assert.equal(toHex(encodeMediaCard(entry)), bytes)
    if (entry?.type === 'changes') {
      const changes = entry.changes.filter(change => change !== null)
      assert.equal(toHex(encodeChanges({ ...entry, changes })), bytes)
    }
  }
})

test('keys, namespaces, topics and tags', () => {
  const all = vectors('derivations') as { what: string; parts: string[]; key?: string; hash: string }[]
  assert.ok(all.length >= 13)
  for (const { what, parts, key, hash } of all) {
    const bytes = blake2b256(parts.map(fromHex), key === undefined ? undefined : fromHex(key))
    assert.equal(toHex(bytes), hash, what)
  }
})

test('hexadecimal is lower case and whole', () => {
  assert.deepEqual(fromHex('00ff10'), Uint8Array.of(0, 255, 16))
  for (const bad of ['0', 'FF', 'zz', '0x00', ' 00'])
    assert.throws(
      () => fromHex(bad),
      (error: unknown) => CairnError.is(error, 'bad-input')
    )
})
