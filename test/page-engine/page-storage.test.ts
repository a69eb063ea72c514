import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, describe, test } from 'node:test'

import type { BrowserContext } from '@playwright/test'
import sodium from 'sodium-universal'

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

  test('a closed storage opens again in the same Worker', async () => {
    await page.call('open', 'again')
    await page.call('append', 'again', 'log', ['first'])
    await page.call('close', 'again')
    await page.call('open', 'again')
    await page.call('append', 'again', 'log', ['second'])
    assert.deepEqual(await page.call('readAll', 'again', 'log'), ['first', 'second'])
    await page.call('close', 'again')
  })

  test('calls made while a storage opens wait for it', async () => {
    await page.reload()
    const opening = page.call('open', 'early')
    const globals = page.call('globals')
    await opening
    assert.deepEqual(await globals, [], 'nothing of Node leaks into the Worker')
    assert.deepEqual(await page.call('readAll', 'early', 'log'), [])
  })

  test('local files are whole, listed by prefix, and survive', async () => {
    await page.call('open', 'files')
    const journal = 'x'.repeat(200_000)
    await Promise.all([
      page.call('write', 'files', 'keys/journal', journal),
      page.call('write', 'files', 'keys/vault', 'old'),
      page.call('write', 'files', 'keys-not', 'beside'),
      page.call('write', 'files', 'empty', '')
    ])
    await page.call('write', 'files', 'keys/vault', 'new')
    await page.call('write', 'files', 'gone', 'soon')
    await page.call('remove', 'files', 'gone')
    await page.call('remove', 'files', 'never-there')
    await page.reload()
    await page.call('open', 'files')
    assert.deepEqual(await page.call('list', 'files', 'keys/'), ['keys/journal', 'keys/vault'])
    assert.deepEqual(await page.call('list', 'files', ''), [
      'empty',
      'keys-not',
      'keys/journal',
      'keys/vault'
    ])
    assert.equal(await page.call('read', 'files', 'keys/journal'), journal)
    assert.equal(await page.call('read', 'files', 'keys/vault'), 'new')
    assert.equal(await page.call('read', 'files', 'empty'), '')
    assert.equal(await page.call('read', 'files', 'gone'), null)
    await assert.rejects(page.call('write', 'files', '../up', 'x'), /Not a name/)
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
    await assert.rejects(second.call('open', 'shared', 300), { code: 'storage-in-use' })
    await page.call('append', 'shared', 'log', ['and more'])
    await page.page.close()
    await second.call('open', 'shared')
    assert.deepEqual(await second.call('readAll', 'shared', 'log'), ['kept', 'and more'])
    page = second
  })

  test('a page without private files is told so', async () => {
    const insecure = site.url.replace('127.0.0.1', INSECURE_HOST)
    const other = await WorkerPage.open(context, insecure)
    await assert.rejects(other.call('open', 'any'), { code: 'storage-unavailable' })
    await other.page.close()
  })

  test('a storage name that could reach other files is refused', async () => {
    await assert.rejects(page.call('open', '../other'), /1 to 40/)
  })
})
