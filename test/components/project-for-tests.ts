import { FIELD, TAG_PREFIX } from '../../src/model/index.js'
import type { FieldPatch, Json } from '../../src/model/index.js'
import { defaultCategories, makiIcons, temakiIcons, world } from '../../src/plugins/index.js'
import { openProject } from '../../src/project/index.js'
import type { Project, StoredDocument } from '../../src/project/index.js'
import type { ProjectStore } from '../../src/sync/adapter.js'
import { memoryAdapter } from '../../src/sync/memory/memory-adapter.js'
import type { MemoryDocument } from '../../src/sync/memory/memory-adapter.js'

/** An observation as the memory adapter takes it. */
export function observation(
  lngLat: readonly [number, number] | null,
  presetRef: string | null,
  tags: Readonly<Record<string, Json>> = {},
  at?: number
): MemoryDocument {
  const set: FieldPatch = new Map<string, Json | undefined>([
    [FIELD.location, lngLat === null ? null : { type: 'Point', coordinates: [...lngLat] }],
    ...(presetRef === null ? [] : ([[FIELD.presetRef, presetRef]] as const)),
    ...Object.entries(tags).map(([key, value]) => [TAG_PREFIX + key, value] as const)
  ])
  return { kind: 'observation', set, ...(at === undefined ? {} : { at }) }
}

/** An open project in memory with the default categories. `change` may replace parts of its store. */
export async function projectForTests(
  documents: readonly MemoryDocument[] = [],
  change: (store: ProjectStore) => Partial<ProjectStore> = () => ({})
): Promise<Project> {
  const adapter = memoryAdapter({ documents })
  const info = await adapter.create({ name: 'Water watch', deviceName: 'Village phone' })
  const store = await adapter.open(info.id)
  return openProject(
    { ...store, ...change(store) },
    [defaultCategories(), makiIcons(), temakiIcons(), world()],
    { languages: ['en'] }
  )
}

/** The newest observation of a project. */
export async function newest(project: Project): Promise<StoredDocument> {
  const page = await project.store.documents.query({ kind: 'observation', limit: 1 })
  return page.documents[0]!
}

/** Longer than a busy machine needs for anything, and shorter than a test may take, milliseconds. */
const PATIENCE = 15_000

/** Waits until something holds; throws with what was awaited when it does not, however long one waits. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + PATIENCE
  while (performance.now() < end) {
    if (await holds()) return
    await new Promise(resolve => setTimeout(resolve, 10))
  }
  throw new Error(`waited in vain for: ${what}`)
}
