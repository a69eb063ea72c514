import type { Json } from '../model/index.js'
import type { Commit, ProjectStore, StoredDocument } from '../sync/adapter.js'
import { languageTag } from './language-tag.js'
import type { ProjectDefaults } from './types.js'

/** What a project says of itself. */
export interface Settings extends ProjectDefaults {
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
/** A language of the project with tag T is the field `language/T`, so that two who add one each both keep it. */
const LANGUAGE = 'language/'
const MAY_LEAVE = 'defaultMayLeave'
/** Languages of a project that count; the others are left alone. */
const MOST_LANGUAGES = 20

export async function readSettings({ documents: all, info }: ProjectStore): Promise<ReadSettings> {
  const page = await all.query({ kind: 'projectSettings', sort: 'oldest', limit: MOST })
  const documents = page.documents.filter(({ fields }) => !fields.has(REFERENCE))
  const value = (field: string): Json | undefined => holderOf(documents, field)?.fields.get(field)?.value
  const text = (field: string): string | undefined => {
    const found = value(field)
    return typeof found === 'string' ? found : undefined
  }
  const leave = holderOf(documents, MAY_LEAVE)?.fields.get(MAY_LEAVE)
  return {
    documents,
    settings: {
      name: text('name') ?? info.name,
      purpose: text('purpose') ?? '',
      sync: value('sync') === 'on-request' ? 'on-request' : 'by-itself',
      // Whoever says no is heard, as of an observation.
      mayLeave: leave === undefined || [leave, ...leave.others].every(said => said.value !== false),
      languages: languagesIn(documents)
    }
  }
}

function languagesIn(documents: readonly StoredDocument[]): readonly string[] {
  const named = new Set(documents.flatMap(({ fields }) => [...fields.keys()].filter(isLanguage)))
  const chosen = [...named].filter(field => holderOf(documents, field)?.fields.get(field)?.value === true)
  const tags = new Set(chosen.map(field => languageTag(field.slice(LANGUAGE.length))))
  return [...tags]
    .filter(tag => tag !== null)
    .sort()
    .slice(0, MOST_LANGUAGES)
}

const isLanguage = (field: string): boolean => field.startsWith(LANGUAGE)

/** Writes what differs, each field where it stands. */
export async function writeSettings(
  { documents: all }: ProjectStore,
  { settings, documents }: ReadSettings,
  wanted: Settings
): Promise<void> {
  const before = fieldsOf(settings)
  const after = fieldsOf(wanted)
  for (const field of before.keys()) if (!after.has(field)) after.set(field, false)
  const changed = [...after].filter(([field, value]) => before.get(field) !== value)
  if (changed.length === 0) return
  const first = documents[0]
  if (first === undefined) {
    const set = new Map<string, Json>([['name', wanted.name], ...changed])
    await all.commit([{ type: 'create', kind: 'projectSettings', set }])
    return
  }
  const commits = changed.map(([field, value]): Commit => {
    const document = holderOf(documents, field) ?? first
    const saw = new Map([[field, document.fields.get(field)?.saw ?? []]])
    return { type: 'edit', id: document.id, set: new Map([[field, value]]), saw }
  })
  await all.commit(commits)
}

function fieldsOf({ name, purpose, sync, mayLeave, languages }: Settings): Map<string, Json> {
  return new Map<string, Json>([
    ['name', name],
    ['purpose', purpose],
    ['sync', sync],
    [MAY_LEAVE, mayLeave],
    ...languages.map(tag => [LANGUAGE + tag, true] as const)
  ])
}

/** The first that says it: the same one that the engine goes by. */
function holderOf(documents: readonly StoredDocument[], field: string): StoredDocument | undefined {
  return documents.find(({ fields }) => fields.has(field))
}
