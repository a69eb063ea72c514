import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, describe, test } from 'node:test'

import type { BrowserContext } from '@playwright/test'
import sodium from 'sodium-universal'

import type { StorageState } from '../../src/sync/adapter.js'
import { findBrowser } from '../support/browser.js'
import {
  INSECURE_HOST,
  launch,
  makeProfile,
  removeFolder,
  serveWorker,
  type Site,
  WorkerPage
} from './page.js'

const browser = findBrowser()

describe('storage in the page', { skip: browser === null && 'no Chromium found' }, () => {
  let site: Site
  let profile: string
  let context: BrowserContext
  let page: WorkerPage

  before(async () => {
    site = await serveWorker()
    profile = await makeProfile()
    context = await launch(browser ?? '', profile)
    page = await WorkerPage.open(context, site.url)
  })

  after(async () => {
    await context.close()
    await site.close()
    await removeFolder(profile)
  })

  test('appended blocks are there after a reload', async () => {
    await page.call('open', 'reload')
    assert.equal(await page.call('append', 'reload', 'log', ['one']), 1)
    const batch = Array.from({ length: 500 }, (_, i) => `block ${i}`)
    assert.equal(await page.call('append', 'reload', 'log', batch), 501)
    await page.call('sync', 'reload')
    await page.reload()
    await page.call('open', 'reload')
    assert.deepEqual(await page.call('readAll', 'reload', 'log'), ['one', ...batch])
  })

  test('calls made while a storage opens wait for it', async () => {
    await page.reload()
    const opening = page.call('open', 'early')
    const globals = page.call('globals')
    await opening
    assert.deepEqual(await globals, [], 'nothing of Node leaks into the Worker')
    assert.deepEqual(await page.call('readAll', 'early', 'log'), [])
  })

  test('two storages replicate over a Noise connection', async () => {
    await page.call('open', 'left')
    await page.call('open', 'right')
    const blocks = Array.from({ length: 1000 }, (_, i) => `${i} ${'·'.repeat(i % 90)}`)
    await page.call('append', 'left', 'log', blocks)
    const copy = await page.call<{ blocks: string[]; sameHandshake: boolean }>(
      'replicate',
      'left',
      'right',
      'log'
    )
    assert.deepEqual(copy.blocks, blocks)
    assert.equal(copy.sameHandshake, true)
  })

  test('XChaCha20-Poly1305 gives the bytes that the native library gives', async () => {
    const { crypto_aead_xchacha20poly1305_ietf_encrypt: encrypt } = sodium
    for (const length of [0, 1, 300, 65_536]) {
      const message = randomBytes(length)
      const additional = length === 1 ? null : randomBytes(45)
      const [nonce, key] = [randomBytes(24), randomBytes(32)]
      const sealed = Buffer.alloc(length + 16)
      encrypt(sealed, message, additional, null, nonce, key)
      const hex = [message, additional, nonce, key].map(bytes => bytes && bytes.toString('hex'))
      assert.deepEqual(await page.call('aead', ...hex), [
        sealed.toString('hex'),
        sealed.subarray(0, length).toString('hex'),
        sealed.subarray(length).toString('hex'),
        message.toString('hex'),
        message.toString('hex')
      ])
    }
  })

  test('a second opener is told that it is in use, and loses nothing for the first', async () => {
    await page.call('open', 'shared')
    await page.call('append', 'shared', 'log', ['kept'])
    const second = await WorkerPage.open(context, site.url)
    await assert.rejects(second.call('open', 'shared', { patience: 300 }), { code: 'storage-in-use' })
    await page.call('append', 'shared', 'log', ['and more'])
    await page.page.close()
    await second.call('open', 'shared')
    assert.deepEqual(await second.call('readAll', 'shared', 'log'), ['kept', 'and more'])
    page = second
  })

  for (const kind of ['private-files', 'database', 'memory'] as const) {
    test(`the shared suite passes: ${kind}`, async () => {
      const results = await page.call<[string, string | null][]>('suite', kind)
      assert.ok(results.length >= 11)
      for (const [name, failure] of results) assert.equal(failure, null, name)
    })
  }

  test('an insecure page keeps things in its database, says so, and whoever opened it last writes', async () => {
    const insecure = site.url.replace('127.0.0.1', INSECURE_HOST)
    const first = await WorkerPage.open(context, insecure)
    await first.call('open', 'any')
    await first.call('append', 'any', 'log', ['one', 'two'])
    const state = await first.call<StorageState>('state', 'any')
    assert.equal(state.kind, 'database')
    assert.equal(state.persisted, false)
    assert.deepEqual(
      state.warnings.map(({ code }) => code),
      ['may-be-removed']
    )
    const second = await WorkerPage.open(context, insecure)
    await second.call('open', 'any')
    await second.call('append', 'any', 'log', ['three'])
    await assert.rejects(first.call('append', 'any', 'log', ['lost']))
    await assert.rejects(first.call('sync', 'any'), { code: 'storage-in-use' })
    assert.deepEqual((await first.call<StorageState>('state', 'any')).warnings[0]?.code, 'failed')
    await second.reload()
    await second.call('open', 'any')
    assert.deepEqual(await second.call('readAll', 'any', 'log'), ['one', 'two', 'three'])
    await first.page.close()
    await second.page.close()
  })

  for (const refusal of ['SecurityError', 'UnknownError']) {
    test(`a private window keeps things while it is open, and says so: ${refusal}`, async () => {
      const name = `private-${refusal.toLowerCase()}`
      await page.call('refuse', refusal)
      await page.call('open', name)
      await page.call('append', name, 'log', ['one'])
      await page.reload()
      await page.call('refuse', refusal)
      await page.call('open', name, { usedBefore: true })
      assert.deepEqual(await page.call('readAll', name, 'log'), ['one'])
      const state = await page.call<StorageState>('state', name)
      assert.equal(state.kind, 'database')
      assert.equal(state.persisted, null)
      assert.deepEqual(
        state.warnings.map(({ code }) => code),
        ['not-kept']
      )
      await page.reload()
    })
  }

  for (const [refusal, code] of [
    ['SecurityError', 'storage-unavailable'],
    ['UnknownError', 'storage-broken']
  ] as const) {
    test(`files that the browser refuses for a while do not look empty: ${refusal}`, async () => {
      const name = `while-${refusal.toLowerCase()}`
      await page.call('open', name)
      await page.call('append', name, 'log', ['one'])
      for (let time = 0; time < 2; time++) {
        await page.reload()
        await page.call('refuse', refusal)
        await assert.rejects(page.call('open', name, { usedBefore: true }), { code })
      }
      await page.reload()
      await page.call('open', name, { usedBefore: true })
      assert.deepEqual(await page.call('readAll', name, 'log'), ['one'])
    })
  }

  test('a browser that has the interface and nothing behind it, or tells no room, keeps things all the same', async () => {
    await page.call('refuse', 'NotSupportedError')
    await page.call('forgetRoom')
    await page.call('open', 'plain')
    const state = await page.call<StorageState>('state', 'plain')
    assert.deepEqual([state.kind, state.usage, state.quota], ['database', null, null])
    assert.deepEqual(
      state.warnings.map(({ code }) => code),
      ['may-be-removed']
    )
    await page.reload()
  })

  test('what was begun in the database is found there after the browser has got private files', async () => {
    await page.call('refuse', 'NotSupportedError')
    await page.call('open', 'grown')
    await page.call('append', 'grown', 'log', ['one'])
    for (const line of ['two', 'three']) {
      await page.reload()
      await page.call('open', 'grown', { usedBefore: true })
      await page.call('append', 'grown', 'log', [line])
      const state = await page.call<StorageState>('state', 'grown')
      assert.equal(state.kind, 'database')
      assert.ok(!state.warnings.some(({ code }) => code === 'removed'))
    }
    assert.deepEqual(await page.call('readAll', 'grown', 'log'), ['one', 'two', 'three'])
    await page.reload()
  })

  test('a database that is refused does not look empty to a page that has kept something, nor keep a new one out', async () => {
    await page.call('refuseDatabase')
    await assert.rejects(page.call('open', 'either', { usedBefore: true }), { code: 'storage-unavailable' })
    await page.call('open', 'either')
    assert.equal((await page.call<StorageState>('state', 'either')).kind, 'private-files')
    await page.reload()
    await page.call('open', 'looked')
    assert.ok(!(await page.call<string[]>('databases')).some(each => each.includes('looked')))
    await page.reload()
  })

  test('a storage name that could reach other files is refused', async () => {
    await assert.rejects(page.call('open', '../other'), /1 to 40/)
  })
})
