import { CairnError, FIELD } from '../model/index.js'
import type { FieldPatch, Json } from '../model/index.js'
import type { Draft, Importer, ImportSource } from '../plugins/plugin.js'
import { createSlices } from '../release/index.js'
import type { Commit, ProjectStore } from '../sync/adapter.js'
import { checkDraft, importedFields } from './check-draft.js'
import type { PluginContributions } from './contributions.js'
import { hashedSource } from './import-source.js'
import type { HashedSource } from './import-source.js'
import { OneAtATime } from './one-at-a-time.js'
import type { ImportProgress, ImportResult, ProjectDefaults } from './types.js'

/** Documents handed to the store at once, and after how many progress is told. */
const BATCH = 1_000
const TELL = 500
const PAGE = 500

interface ImportOptions {
  /** What the project says of new observations; asked for each batch. */
  readonly defaults: () => ProjectDefaults
  /** The preset for tags of an observation; null when none fits. */
  readonly matching: (fields: FieldPatch) => string | null
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: ImportProgress) => void
}

/** Reads all of a file, then writes what of it is not there yet. See `Project.import`. */
export async function importFile(
  store: ProjectStore,
  contributions: PluginContributions,
  source: ImportSource,
  options: ImportOptions
): Promise<ImportResult> {
  const file = new FileReading(importerFor(contributions, source.name), hashedSource(source), options)
  try {
    const total = await file.validate()
    const hash = await file.source.hash()
    const there = await placesThere(store, hash, options.signal)
    return await writeMissing(store, file, { hash, there, total })
  } catch (error) {
    if (options.signal?.aborted === true) {
      throw new CairnError('aborted', 'The import was stopped. Import the file again to complete it.', {
        cause: error
      })
    }
    throw contributions.fail('importers', file.importer, error)
  }
}

/** One file with its importer; can be read more than once. */
class FileReading {
  readonly importer: Importer
  readonly source: HashedSource
  readonly #options: ImportOptions

  constructor(importer: Importer, source: HashedSource, options: ImportOptions) {
    this.importer = importer
    this.source = source
    this.#options = options
  }

  /** Reads all of it without writing. Returns how many documents it holds. */
  async validate(): Promise<number> {
    let done = 0
    for await (const draft of this.drafts()) {
      checkDraft(draft, this.source.name)
      if (++done % TELL === 0) this.tell('reading', done, null)
    }
    this.tell('reading', done, done)
    return done
  }

  async *drafts(): AsyncGenerator<Draft> {
    const signal = this.#options.signal ?? new AbortController().signal
    const breathe = createSlices(() => performance.now())
    signal.throwIfAborted()
    for await (const draft of this.importer.read(this.source, { signal })) {
      signal.throwIfAborted()
      yield draft
      await breathe()
    }
  }

  /** The fields of a draft as they are written. */
  fieldsOf(draft: Draft, hash: string, defaults: ProjectDefaults): FieldPatch {
    const isUnnamed = draft.kind === 'observation' && !draft.set.has(FIELD.presetRef)
    const preset = isUnnamed ? this.#options.matching(draft.set) : null
    return importedFields(draft, hash, defaults, preset)
  }

  get defaults(): ProjectDefaults {
    return this.#options.defaults()
  }

  throwIfStopped(): void {
    this.#options.signal?.throwIfAborted()
  }

  tell(phase: ImportProgress['phase'], done: number, total: number | null): void {
    this.#options.onProgress?.({ phase, done, total })
  }
}

interface Missing {
  readonly hash: string
  readonly there: ReadonlySet<string>
  readonly total: number
}

async function writeMissing(
  store: ProjectStore,
  file: FileReading,
  { hash, there, total }: Missing
): Promise<ImportResult> {
  let imported = 0
  let alreadyThere = 0
  let batch: Draft[] = []
  const writing = new OneAtATime()
  const hand = (): Promise<void> => {
    const begins = file.defaults
    const commits = batch.map((draft): Commit => ({
      type: 'create',
      kind: draft.kind,
      set: file.fieldsOf(draft, hash, begins)
    }))
    batch = []
    return writing.next(async () => {
      file.throwIfStopped()
      if (commits.length > 0) await store.documents.commit(commits)
      imported += commits.length
      file.tell('writing', imported + alreadyThere, total)
    })
  }
  try {
    for await (const draft of file.drafts()) {
      if (there.has(draft.place)) alreadyThere++
      else batch.push(draft)
      if (batch.length >= BATCH) await hand()
    }
    await hand()
  } finally {
    await writing.end()
  }
  if ((await file.source.hash()) !== hash) {
    throw new CairnError('bad-input', `${file.source.name} changed while it was read. Import it again.`, {
      detail: { file: file.source.name, place: '' }
    })
  }
  return { imported, alreadyThere }
}

/** The places of this file that were imported before; deleted ones too, or they would come back. */
async function placesThere(
  store: ProjectStore,
  hash: string,
  signal: AbortSignal | undefined
): Promise<ReadonlySet<string>> {
  const places = new Set<string>()
  for (const kind of ['observation', 'track'] as const) {
    for (const deleted of [false, true]) {
      const filter = { sourceHash: hash, ...(deleted && { deleted }) }
      let cursor: string | null = null
      do {
        const query = { kind, filter, limit: PAGE, ...(cursor !== null && { cursor }) }
        const page = await store.documents.query(query, signal)
        for (const { fields } of page.documents) {
          const place = placeOf(fields.get(FIELD.source)?.value, hash)
          if (place !== null) places.add(place)
        }
        cursor = page.cursor
      } while (cursor !== null)
    }
  }
  return places
}

function placeOf(source: Json | undefined, hash: string): string | null {
  if (typeof source !== 'object' || source === null || !('place' in source) || !('hash' in source))
    return null
  return source.hash === hash && typeof source.place === 'string' ? source.place : null
}

/** The importer for a file's name, without regard to case or `.gz`. */
function importerFor({ importers }: PluginContributions, name: string): Importer {
  const plain = name.toLowerCase().replace(/\.gz$/, '')
  const found = importers.find(({ extensions }) =>
    extensions.some(extension => plain.endsWith(`.${extension}`))
  )
  if (found) return found
  const known = importers.flatMap(({ extensions }) => extensions.map(extension => `.${extension}`)).join(', ')
  throw new CairnError(
    'bad-input',
    `${name}: files of this kind cannot be read here. Known are: ${known || 'none'}.`,
    {
      detail: { file: name, place: '' }
    }
  )
}
