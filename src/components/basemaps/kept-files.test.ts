import { expect } from '@open-wc/testing'
import { pmtilesFile, redPng } from '../../../test/support/map-files.js'
import { CairnError } from '../../model/index.js'
import { mapFiles } from '../../plugins/index.js'
import { openProject } from '../../project/index.js'
import type { KeptFiles } from '../../project/index.js'
import { databaseFiles } from '../../project/own-maps/database-files.js'
import { pageFiles } from '../../project/own-maps/page-files.js'
import { privateFiles } from '../../project/own-maps/private-files.js'
import type { ProjectStore } from '../../sync/adapter.js'
import { memoryAdapter } from '../../sync/memory/memory-adapter.js'

const MB = 1024 * 1024
const never = new AbortController().signal
const quietly = { signal: never, onProgress: () => undefined }

/** Bytes by which every place in the file is known. */
function content(bytes = 9 * MB, first = 0): Blob {
  return new Blob([Uint32Array.from({ length: bytes / 4 }, (_, index) => first + index)])
}

const bytesOf = async (blob: Blob): Promise<Uint8Array> => new Uint8Array(await blob.arrayBuffer())
const isSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at])

/** A file of which all but the first part comes when it is told to. */
class SlowFile extends Blob {
  comes = (): void => undefined
  breaks = (): void => undefined
  readonly #gate = new Promise<void>((resolve, reject) => {
    this.comes = resolve
    this.breaks = () => reject(new DOMException('Gone', 'NotReadableError'))
  })

  override slice(start = 0, end?: number): Blob {
    const part = super.slice(start, end)
    if (start > 0) part.arrayBuffer = () => this.#gate.then(async () => super.slice(start, end).arrayBuffer())
    return part
  }
}

/** Resolves when the first part of a slow file is written, with the promise of the rest inside. */
function begin(
  files: KeptFiles,
  name: string,
  file: SlowFile,
  signal = never
): Promise<{ readonly rest: Promise<unknown> }> {
  return new Promise(resolve => {
    const rest = files
      .write(name, file, { signal, onProgress: () => resolve({ rest }) })
      .then(() => 'kept')
      .catch((error: unknown) => error)
  })
}

const codeOf = (error: unknown): unknown => (CairnError.is(error) ? error.code : error)
const failing = (work: Promise<unknown>): Promise<unknown> => work.then(() => 'kept').catch(codeOf)

async function keptParts(): Promise<number> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('cairn-maps')
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(new Error('not opened'))
  })
  const count = database.transaction('parts').objectStore('parts').count()
  await new Promise(resolve => (count.onsuccess = resolve))
  database.close()
  return count.result
}

// What is set on a prototype stays: WebKit makes `navigator.storage` anew when nobody holds it.

/** Each place, and what fills its disk in the middle of a file. */
const PLACES = {
  'the private files': {
    files: privateFiles,
    fill() {
      const write = FileSystemWritableFileStream.prototype.write
      FileSystemWritableFileStream.prototype.write = () =>
        Promise.reject(new DOMException('', 'QuotaExceededError'))
      return () => void (FileSystemWritableFileStream.prototype.write = write)
    }
  },
  'the database': {
    files: databaseFiles,
    fill() {
      const put = IDBObjectStore.prototype.put
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('', 'QuotaExceededError')
      }
      return () => void (IDBObjectStore.prototype.put = put)
    }
  }
}

after(async () => {
  const root = await navigator.storage.getDirectory()
  await root.removeEntry('cairn-maps', { recursive: true })
  indexedDB.deleteDatabase('cairn-maps')
})

for (const [place, { files: filesIn, fill }] of Object.entries(PLACES)) {
  describe(`map files in ${place} of a page`, () => {
    let files: KeptFiles
    beforeEach(() => {
      files = filesIn(crypto.randomUUID())
    })

    it('are there as they came, and say how far they are', async () => {
      expect([await files.list(), await files.open('valley')]).to.deep.equal([[], null])
      const progress: number[] = []
      await files.write('valley', content(), { signal: never, onProgress: bytes => progress.push(bytes) })
      expect(progress).to.deep.equal([4 * MB, 8 * MB, 9 * MB])
      expect(await files.list()).to.deep.equal(['valley'])
      const kept = (await files.open('valley'))!
      expect(isSame(await bytesOf(kept), await bytesOf(content()))).to.equal(true)
      const across = await bytesOf(kept.slice(4 * MB - 8, 4 * MB + 8))
      expect(isSame(across, await bytesOf(content().slice(4 * MB - 8, 4 * MB + 8)))).to.equal(true)
      expect(await files.free!()).to.be.greaterThan(0)
    })

    it('are not there before they are whole', async () => {
      const file = new SlowFile([content()])
      const { rest } = await begin(files, 'valley', file)
      expect(await files.open('valley')).to.equal(null)
      file.comes()
      expect(await rest).to.equal('kept')
      expect((await files.open('valley'))!.size).to.equal(9 * MB)
    })

    it('leave nothing when they are given up, or cannot be read to their end', async () => {
      const stopping = new AbortController()
      const stopped = new SlowFile([content()])
      const { rest } = await begin(files, 'valley', stopped, stopping.signal)
      stopping.abort()
      stopped.comes()
      expect(codeOf(await rest)).to.equal('aborted')
      const lost = new SlowFile([content()])
      const second = await begin(files, 'valley', lost)
      lost.breaks()
      expect(codeOf(await second.rest)).to.equal('storage-broken')
      expect([await files.list(), await files.open('valley')]).to.deep.equal([[], null])
    })

    it('say that there is no room, before and in the middle, and leave nothing', async () => {
      const { estimate } = StorageManager.prototype
      StorageManager.prototype.estimate = () => Promise.resolve({ usage: 100, quota: 200 })
      const before = await failing(files.write('valley', content(), quietly))
      StorageManager.prototype.estimate = estimate
      const release = fill()
      const middle = await failing(files.write('valley', content(), quietly))
      release()
      expect([before, middle]).to.deep.equal(['storage-full', 'storage-full'])
      expect(await files.list()).to.deep.equal([])
    })

    it('are removed by name, and only here', async () => {
      const others = filesIn(crypto.randomUUID())
      for (const each of [files, others]) await each.write('valley', content(8), quietly)
      await files.write('valley.0', content(8), quietly)
      await files.remove('valley')
      await files.remove('nothing')
      expect([await files.list(), await others.list()]).to.deep.equal([['valley.0'], ['valley']])
      expect(await files.open('valley')).to.equal(null)
    })

    it('are the later ones of two of one name', async () => {
      await files.write('valley', content(8), quietly)
      await files.write('valley', content(9 * MB, 7), quietly)
      const kept = await bytesOf((await files.open('valley'))!)
      expect(isSame(kept, await bytesOf(content(9 * MB, 7)))).to.equal(true)
    })
  })
}

describe('map files in the database of a page', () => {
  it('leave no bytes behind', async () => {
    const before = await keptParts()
    const files = databaseFiles(crypto.randomUUID())
    await files.write('valley', content(), quietly)
    await files.write('valley', content(), quietly)
    expect((await keptParts()) - before).to.equal(3)
    await files.remove('valley')
    expect(await keptParts()).to.equal(before)
  })

  it('are not kept when they are removed while they are written', async () => {
    const files = databaseFiles(crypto.randomUUID())
    const file = new SlowFile([content()])
    const { rest } = await begin(files, 'valley', file)
    expect(await files.list()).to.deep.equal(['valley'])
    await files.remove('valley')
    file.comes()
    expect(codeOf(await rest)).to.equal('storage-broken')
    expect(await files.list()).to.deep.equal([])
  })

  it('are refused in a private window, which would forget them', async () => {
    const files = databaseFiles(crypto.randomUUID())
    const { getDirectory } = StorageManager.prototype
    StorageManager.prototype.getDirectory = () => Promise.reject(new DOMException('', 'UnknownError'))
    const refused = await failing(files.write('valley', content(8), quietly))
    StorageManager.prototype.getDirectory = getDirectory
    expect([refused, await files.list()]).to.deep.equal(['storage-unavailable', []])
  })
})

describe('own maps where a page cannot write private files', () => {
  const adapter = memoryAdapter()
  const map = (): File => new File([pmtilesFile({ '0/0/0': redPng })], 'valley.pmtiles')
  const open = (store: ProjectStore): ReturnType<typeof openProject> =>
    openProject(store, [mapFiles()], { mapFiles: pageFiles(store.info.id) })

  async function newStore(): Promise<ProjectStore> {
    const { id } = await adapter.create({ name: 'Water watch', deviceName: 'Phone' })
    return adapter.open(id)
  }

  /** Browsers before they let a page write its private files. */
  async function inOlderBrowser<T>(work: () => Promise<T>): Promise<T> {
    const { prototype } = FileSystemFileHandle
    const renewed = Object.getOwnPropertyDescriptor(prototype, 'createWritable')!
    Reflect.deleteProperty(prototype, 'createWritable')
    try {
      return await work()
    } finally {
      Object.defineProperty(prototype, 'createWritable', renewed)
    }
  }

  it('are kept, also after the browser was renewed, until they are removed', async () => {
    const store = await newStore()
    const { id } = await inOlderBrowser(async () => (await open(store)).ownMaps.addFile(map()))
    const kept = databaseFiles(store.info.id)
    expect([await kept.list(), await privateFiles(store.info.id).list()]).to.deep.equal([[id], []])
    const tile = async (): Promise<unknown> =>
      (await open(store)).basemaps[0]!.resource!('0/0/0', { signal: never })
    expect(await inOlderBrowser(tile)).to.deep.equal(redPng)
    expect(await tile()).to.deep.equal(redPng)
    await (await open(store)).ownMaps.remove(id)
    expect(await kept.list()).to.deep.equal([])
  })

  it('clear away what a closed page left half copied', async () => {
    const store = await newStore()
    const file = new SlowFile([content()])
    const { rest } = await begin(databaseFiles(store.info.id), 'own-left', file)
    expect(await databaseFiles(store.info.id).list()).to.deep.equal(['own-left'])
    await inOlderBrowser(() => open(store))
    expect(await databaseFiles(store.info.id).list()).to.deep.equal([])
    file.comes()
    expect(codeOf(await rest)).to.equal('storage-broken')
  })
})
