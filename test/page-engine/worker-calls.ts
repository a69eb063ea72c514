import SecretStream from '@hyperswarm/secret-stream'
import type { EventEmitter } from 'events'

import type Hypercore from 'hypercore'
import Protomux from 'protomux'
import sodium from 'sodium-universal'

import { openPageStorage, type PageStorageOptions } from '../../src/sync/storage/page/page-storage.js'
import { storageFailureBehind } from '../../src/sync/storage/page/storage-failure.js'
import type { PeerStorage } from '../../src/sync/storage/storage.js'
import { storageSuite } from '../../src/sync/testing/storage-suite.js'
import { hearMessages } from '../../src/worker/early-messages.js'

type Kind = NonNullable<PageStorageOptions['kinds']>[number]

const storages = new Map<string, PeerStorage>()

async function coreOf(name: string, log: string): Promise<Hypercore> {
  const core = opened(name).store.get({ name: log })
  await core.ready()
  return core
}

function opened(name: string): PeerStorage {
  const storage = storages.get(name)
  if (storage === undefined) throw new Error(`${name} is not open`)
  return storage
}

const text = (bytes: Uint8Array | null): string | null => bytes && new TextDecoder().decode(bytes)
const bytes = (content: string): Uint8Array => new TextEncoder().encode(content)

const fromHex = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], pair => Number.parseInt(pair, 16))
const toHex = (data: Uint8Array): string =>
  Array.from(data, byte => byte.toString(16).padStart(2, '0')).join('')

/** What the page may ask of the Worker. Arguments and results are structured clones. */
const calls = {
  async open(name: string, options: Omit<PageStorageOptions, 'name'> = {}) {
    storages.set(name, await openPageStorage({ name, ...options }))
  },

  /** From now on the browser refuses its private files with an error of this name. */
  refuse(error: string) {
    navigator.storage.getDirectory = () => Promise.reject(new DOMException('Refused', error))
  },

  /** From now on the browser refuses to open its databases. */
  refuseDatabase() {
    indexedDB.open = () => {
      const request = new EventTarget() as IDBOpenDBRequest
      setTimeout(() => {
        request.onerror?.(new Event('error'))
      })
      return request
    }
  },

  /** Names of the databases of this page. */
  databases: async () => (await indexedDB.databases()).map(({ name }) => name ?? ''),

  /** As in Safari before 17. */
  forgetRoom() {
    Object.defineProperty(navigator.storage, 'estimate', { value: undefined })
  },

  state: (name: string) => opened(name).status?.state(),

  /** Runs the shared suite on one kind of storage; returns each test's name with what went wrong, or null. */
  async suite(kind: Kind) {
    const tests: [name: string, run: () => Promise<void>][] = []
    storageSuite({
      test: (name, run) => tests.push([name, run]),
      name: kind,
      lasts: kind !== 'memory',
      open: name => openPageStorage({ name: `${kind}-${name}`, kinds: [kind], patience: 300 })
    })
    const results: [name: string, failure: string | null][] = []
    for (const [name, run] of tests) {
      const failure = await run().then(
        () => null,
        (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error))
      )
      results.push([name, failure])
    }
    return results
  },

  async close(name: string) {
    await opened(name).close()
    storages.delete(name)
  },

  look: (name: string) => opened(name).reopening?.look(),

  /** Closes it and opens it anew in the same Worker. */
  async reopen(name: string) {
    const { reopening } = opened(name)
    await opened(name)
      .close()
      .catch((error: unknown) => error)
    if (reopening) storages.set(name, await reopening.open())
  },

  sync: (name: string) => opened(name).sync(),

  async append(name: string, log: string, blocks: readonly string[]) {
    const core = await coreOf(name, log)
    await core.append(blocks.map(bytes))
    return core.length
  },

  async readAll(name: string, log: string) {
    const core = await coreOf(name, log)
    const blocks: (string | null)[] = []
    for (let i = 0; i < core.length; i++) blocks.push(text(await core.get(i)))
    return blocks
  },

  /** Appends blocks of `size` bytes for ever, in batches of 1 to 7, and reports the length after each. */
  async appendForEver(name: string, log: string, size: number) {
    const core = await coreOf(name, log)
    for (let round = 0; ; round++) {
      const batch = Array.from({ length: 1 + (round % 7) }, (_, place) => {
        const block = new Uint8Array(size)
        const view = new DataView(block.buffer)
        view.setUint32(0, core.length + place)
        view.setUint32(4, place)
        view.setUint32(8, 1 + (round % 7))
        return block
      })
      await core.append(batch)
      postMessage({ acknowledged: core.length })
    }
  },

  /** Length of a log written by `appendForEver`, the blocks that are wrong, and whether a batch is cut. */
  async inspect(name: string, log: string) {
    const core = await coreOf(name, log)
    let wrong = 0
    let cut = false
    for (let i = 0; i < core.length; i++) {
      const block = await core.get(i, { wait: false })
      if (!block) {
        wrong++
        continue
      }
      const view = new DataView(block.buffer, block.byteOffset, block.byteLength)
      if (view.getUint32(0) !== i) wrong++
      cut = view.getUint32(4) !== view.getUint32(8) - 1
    }
    return { length: core.length, wrong, cut }
  },

  /** Appends blocks of 256 KiB until a write fails. */
  async fill(name: string, log: string, most: number) {
    const core = await coreOf(name, log)
    // an 'error' event that nobody hears would end the Worker
    ;(core as EventEmitter).on('error', () => core.length)
    const block = new Uint8Array(256 * 1024).fill(7)
    let acknowledged = 0
    try {
      for (; acknowledged < most; acknowledged++) await core.append(block)
    } catch (error) {
      const failure = storageFailureBehind(error)
      return { acknowledged, code: failure?.code ?? String(error), cause: String(failure?.cause) }
    }
    return { acknowledged, code: null, cause: '' }
  },

  async countReadable(name: string, log: string, length: number) {
    const core = await coreOf(name, log)
    let readable = 0
    for (let i = 0; i < length; i++) if ((await core.get(i, { wait: false }))?.[0] === 7) readable++
    return readable
  },

  /** Copies a log from one open storage to another over a Noise connection; returns its blocks there. */
  async replicate(from: string, to: string, log: string) {
    const source = await coreOf(from, log)
    const copy = opened(to).store.get({ key: source.key })
    await copy.ready()
    const dialing = new SecretStream(true)
    const answering = new SecretStream(false)
    dialing.rawStream.pipe(answering.rawStream).pipe(dialing.rawStream)
    source.replicate(Protomux.from(dialing))
    copy.replicate(Protomux.from(answering))
    await copy.update({ wait: true })
    await copy.download({ start: 0, end: source.length }).done()
    const sameHandshake = sodium.sodium_memcmp(
      dialing.handshakeHash as Uint8Array,
      answering.handshakeHash as Uint8Array
    )
    dialing.destroy()
    answering.destroy()
    const blocks: (string | null)[] = []
    for (let i = 0; i < copy.length; i++) blocks.push(text(await copy.get(i, { wait: false })))
    return { blocks, sameHandshake }
  },

  /** The same bytes encrypted with the tag attached and apart, and decrypted both ways; all as hex. */
  aead(message: string, additional: string | null, nonce: string, key: string) {
    const plain = fromHex(message)
    const secret = [
      additional === null ? null : fromHex(additional),
      null,
      fromHex(nonce),
      fromHex(key)
    ] as const
    const [ad, nsec, npub, k] = secret
    const attached = new Uint8Array(plain.length + sodium.crypto_aead_xchacha20poly1305_ietf_ABYTES)
    sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(attached, plain, ...secret)
    const ciphertext = new Uint8Array(plain.length)
    const mac = new Uint8Array(sodium.crypto_aead_xchacha20poly1305_ietf_ABYTES)
    sodium.crypto_aead_xchacha20poly1305_ietf_encrypt_detached(ciphertext, mac, plain, ...secret)
    const opened = new Uint8Array(plain.length)
    sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(opened, nsec, attached, ad, npub, k)
    const openedApart = new Uint8Array(plain.length)
    sodium.crypto_aead_xchacha20poly1305_ietf_decrypt_detached(
      openedApart,
      nsec,
      ciphertext,
      mac,
      ad,
      npub,
      k
    )
    return [attached, ciphertext, mac, opened, openedApart].map(toHex)
  },

  write: (name: string, file: string, content: string) => opened(name).local.write(file, bytes(content)),

  globals: () =>
    ['Buffer', 'process', 'global', 'sqlite3ApiConfig', 'sodium'].filter(name => name in globalThis)
}

interface Request {
  readonly id: number
  readonly call: keyof typeof calls
  readonly parameters: readonly unknown[]
}

hearMessages(({ data }: MessageEvent<Request>) => {
  const call = calls[data.call] as (...parameters: readonly unknown[]) => unknown
  Promise.resolve()
    .then(() => call(...data.parameters))
    .then(
      result => postMessage({ id: data.id, result }),
      (error: unknown) => {
        const code = storageFailureBehind(error)?.code
        postMessage({
          id: data.id,
          error: error instanceof Error ? (error.stack ?? error.message) : String(error),
          code
        })
      }
    )
})
