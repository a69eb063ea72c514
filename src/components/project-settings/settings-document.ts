import type { Json } from '../../model/index.js'
import type { Commit, Project, StoredDocument } from '../../project/types.js'

/** What a project says of itself. */
export interface Settings {
  readonly name: string
  readonly purpose: string
  readonly sync: 'by-itself' | 'on-request'
}

/** Settings as they were read, and the documents they stand in, the first made first. */
export interface ReadSettings {
  readonly settings: Settings
  readonly documents: readonly StoredDocument[]
}

/** Far more than a project has; groups of categories are settings too, and say what they refer to. */
const MOST = 500
const REFERENCE = 'reference'

export async function readSettings({ store }: Project): Promise<ReadSettings> {
  const page = await store.documents.query({ kind: 'projectSettings', sort: 'oldest', limit: MOST })
  const documents = page.documents.filter(({ fields }) => !fields.has(REFERENCE))
  const value = (field: string): Json | undefined => holderOf(documents, field)?.fields.get(field)?.value
  const text = (field: string): string | undefined => {
    const found = value(field)
    return typeof found === 'string' ? found : undefined
  }
  const name = text('name') ?? store.info.name
  const sync = value('sync') === 'on-request' ? 'on-request' : 'by-itself'
  return { settings: { name, purpose: text('purpose') ?? '', sync }, documents }
}

/** Writes what differs, each field where it stands. */
export async function writeSettings(
  { store }: Project,
  { settings, documents }: ReadSettings,
  wanted: Settings
): Promise<void> {
  const changed = (['name', 'purpose', 'sync'] as const).filter(field => wanted[field] !== settings[field])
  const first = documents[0]
  if (first === undefined) {
    const set = new Map<string, Json>(Object.entries(wanted))
    await store.documents.commit([{ type: 'create', kind: 'projectSettings', set }])
    return
  }
  const commits = changed.map((field): Commit => {
    const document = holderOf(documents, field) ?? first
    const saw = new Map([[field, document.fields.get(field)?.saw ?? []]])
    return { type: 'edit', id: document.id, set: new Map<string, Json>([[field, wanted[field]]]), saw }
  })
  if (commits.length > 0) await store.documents.commit(commits)
}

/** The first that says it: the same one that the engine goes by. */
function holderOf(documents: readonly StoredDocument[], field: string): StoredDocument | undefined {
  return documents.find(({ fields }) => fields.has(field))
}
