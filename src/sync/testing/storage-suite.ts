import type Hypercore from 'hypercore'
import type { LocalFiles, PeerStorage } from '../storage/storage.js'
import { holds, refused, same } from './suite.js'

export interface StorageSuiteOptions {
  /** `test` of node:test, or `it` of any runner. */
  readonly test: (name: string, run: () => Promise<void>) => unknown
  /** Begins the name of every test. */
  readonly name: string
  /** Opens the storage of this name (a–z and hyphen); what was kept under it is there again. */
  readonly open: (name: string) => Promise<PeerStorage>
  /** Whether what was written outlasts closing. */
  readonly lasts: boolean
}

type Case = readonly [name: string, run: (open: () => Promise<PeerStorage>) => Promise<void>]

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const text = (data: Uint8Array | null): string | null => data && new TextDecoder().decode(data)
const numbered = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, place) => `block ${from + place}`)

async function logOf({ store }: PeerStorage, name = 'log'): Promise<Hypercore> {
  const core = store.get({ name })
  await core.ready()
  return core
}

async function textsOf(core: Hypercore): Promise<(string | null)[]> {
  const blocks: (string | null)[] = []
  for (let index = 0; index < core.length; index++) blocks.push(text(await core.get(index, { wait: false })))
  return blocks
}

async function writeFiles(local: LocalFiles, files: Readonly<Record<string, string>>): Promise<void> {
  await Promise.all(Object.entries(files).map(([name, content]) => local.write(name, bytes(content))))
}

const CASES: readonly Case[] = [
  [
    'blocks of every size come back in order',
    async open => {
      const core = await logOf(await open())
      const sizes = [0, 1, 300, 4_096, 65_536, 200_000]
      await core.append(sizes.map((size, place) => new Uint8Array(size).fill(place + 1)))
      for (const [index, size] of sizes.entries()) {
        const block = await core.get(index, { wait: false })
        same(block?.length, size, `the length of block ${index}`)
        holds(block?.every(byte => byte === index + 1) ?? false, `the bytes of block ${index}`)
      }
    }
  ],
  [
    'appends made at once keep their order, and sync waits for them',
    async open => {
      const storage = await open()
      const core = await logOf(storage)
      const appending = numbered(0, 50).map(block => core.append(bytes(block)))
      await Promise.all([storage.sync(), storage.sync(), ...appending])
      await storage.sync()
      same(await textsOf(core), numbered(0, 50), 'the blocks')
    }
  ],
  [
    'a truncated log goes on from where it was cut',
    async open => {
      const core = await logOf(await open())
      await core.append(numbered(0, 40).map(bytes))
      const before = await core.treeHash(10)
      await core.truncate(10)
      same(core.length, 10, 'the length')
      same([...(await core.treeHash())], [...before], 'the tree')
      await core.append(['other 10', 'other 11'].map(bytes))
      same(await textsOf(core), [...numbered(0, 10), 'other 10', 'other 11'], 'the blocks')
    }
  ],
  [
    'a snapshot shows the log as it was, whatever is appended or cut',
    async open => {
      const core = await logOf(await open())
      await core.append(numbered(0, 20).map(bytes))
      const snapshot = core.snapshot()
      await snapshot.ready()
      await core.append(numbered(20, 30).map(bytes))
      same(await textsOf(snapshot), numbered(0, 20), 'the snapshot after an append')
      await core.truncate(5)
      await core.append(bytes('new 5'))
      same(snapshot.length, 20, 'the length of the snapshot after a cut')
      same(text(await snapshot.get(4, { wait: false })), 'block 4', 'a block below the cut')
      same(await textsOf(core), [...numbered(0, 5), 'new 5'], 'the log')
      await snapshot.close()
    }
  ],
  [
    'cleared blocks are gone and their neighbours stay',
    async open => {
      const core = await logOf(await open())
      await core.append(numbered(0, 30).map(bytes))
      await core.clear(10, 20)
      const expected = numbered(0, 30).map((block, index) => (index < 10 || index >= 20 ? block : null))
      same(await textsOf(core), expected, 'the blocks')
      holds(!(await core.has(10)) && (await core.has(20)), 'what it has')
    }
  ],
  [
    'logs of one storage do not meet',
    async open => {
      const storage = await open()
      const [one, other] = [await logOf(storage, 'one'), await logOf(storage, 'other')]
      await Promise.all([one.append(numbered(0, 9).map(bytes)), other.append(bytes('alone'))])
      await one.truncate(0)
      same([one.length, other.length], [0, 1], 'the lengths')
      same(await textsOf(other), ['alone'], 'the blocks of the other')
    }
  ],
  [
    'user data of a log is kept beside it',
    async open => {
      const core = await logOf(await open())
      await core.setUserData('name', bytes('value'))
      await core.setUserData('gone', bytes('soon'))
      await core.setUserData('gone', null)
      same(text(await core.getUserData('name')), 'value', 'what was set')
      same(await core.getUserData('gone'), null, 'what was removed')
    }
  ],
  [
    'local files are whole, the last write of a name counts, and missing ones are null',
    async open => {
      const { local } = await open()
      const journal = 'x'.repeat(200_000)
      await writeFiles(local, { 'keys/journal': journal, empty: '' })
      await Promise.all([local.write('keys/vault', bytes('old')), local.write('keys/vault', bytes('new'))])
      same(text(await local.read('keys/journal')), journal, 'a large file')
      same(text(await local.read('keys/vault')), 'new', 'a file written twice')
      same(text(await local.read('empty')), '', 'an empty file')
      same(await local.read('never-there'), null, 'a missing file')
    }
  ],
  [
    'local files are listed by prefix, and removed',
    async open => {
      const { local } = await open()
      await writeFiles(local, { 'keys/a': '1', 'keys/b': '2', 'keys-not': '3', gone: '4' })
      await local.remove('gone')
      await local.remove('never-there')
      same([...(await local.list('keys/'))].sort(), ['keys/a', 'keys/b'], 'below a folder')
      same([...(await local.list(''))].sort(), ['keys-not', 'keys/a', 'keys/b'], 'all')
      same(await local.read('gone'), null, 'a removed file')
    }
  ],
  [
    'a local file holds what it was given, also when the bytes are used again',
    async open => {
      const { local } = await open()
      const given = bytes('as it was')
      const writing = local.write('given', given)
      given.fill(0)
      await writing
      ;(await local.read('given'))?.fill(0)
      same(text(await local.read('given')), 'as it was', 'the file')
    }
  ],
  [
    'a name that could reach elsewhere is refused',
    async open => {
      const { local } = await open()
      for (const name of ['../up', '/root', 'a//b', 'A', '']) {
        await refused(local.write(name, bytes('x')), 'internal', `the name "${name}"`)
      }
    }
  ]
]

const LASTING: readonly Case[] = [
  [
    'what was written is there when it is opened again',
    async open => {
      const first = await open()
      const core = await logOf(first)
      await core.append(numbered(0, 500).map(bytes))
      await core.truncate(400)
      await core.clear(0, 10)
      await writeFiles(first.local, { 'keys/vault': 'kept', gone: 'soon' })
      await first.local.remove('gone')
      await first.sync()
      await first.close()
      const second = await open()
      const again = await logOf(second)
      same((await textsOf(again)).slice(10), numbered(10, 400), 'the blocks')
      holds(!(await again.has(5)), 'cleared blocks stay cleared')
      same([...(await second.local.list(''))], ['keys/vault'], 'the files')
      same(text(await second.local.read('keys/vault')), 'kept', 'a file')
      await again.append(bytes('more'))
      same(again.length, 401, 'the length after one more')
    }
  ],
  [
    'while it is open it cannot be opened again',
    async open => {
      await open()
      await refused(open(), 'storage-in-use', 'a second opening')
    }
  ]
]

/** The acceptance suite that every PeerStorage passes, in Node or in a page. Each test has a storage of its own. */
export function storageSuite({ test, name, open, lasts }: StorageSuiteOptions): void {
  for (const [place, [what, run]] of [...CASES, ...(lasts ? LASTING : [])].entries()) {
    test(`${name}: ${what}`, async () => {
      const opened: PeerStorage[] = []
      const storageName = `suite-${String.fromCharCode(97 + place)}`
      try {
        await run(async () => {
          const storage = await open(storageName)
          opened.push(storage)
          return storage
        })
      } finally {
        // One that a test has closed is closed already.
        await Promise.allSettled(opened.map(storage => storage.close()))
      }
    })
  }
}
