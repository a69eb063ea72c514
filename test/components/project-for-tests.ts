import { FIELD, TAG_PREFIX } from '../../src/model/index.js'
import type { DocumentId, FieldPatch, Json } from '../../src/model/index.js'
import { defaultCategories, makiIcons, temakiIcons, world } from '../../src/plugins/index.js'
import type { IconSet, Plugin } from '../../src/plugins/plugin.js'
import { createCategories } from '../../src/project/categories.js'
import type { ObservationDraft, Project, StoredDocument } from '../../src/project/types.js'
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
  const real = await adapter.open(info.id)
  const store: ProjectStore = { ...real, ...change(real) }
  const plugins: readonly Plugin[] = [defaultCategories(), makiIcons(), temakiIcons(), world()]
  const iconSets: readonly IconSet[] = plugins.flatMap(plugin => plugin.contributes.iconSets ?? [])
  const categories = createCategories(
    plugins.flatMap(plugin => plugin.contributes.categorySets ?? []),
    iconSets,
    (_, icon) => console.warn(`the icon ${icon} cannot be shown`)
  )
  const commitOne = async (commit: Parameters<ProjectStore['documents']['commit']>[0][number]): Promise<DocumentId> =>
    (await store.documents.commit([commit]))[0]!
  const unused = (): never => {
    throw new Error('not part of this test')
  }
  return {
    store,
    name: info.name,
    categories,
    basemaps: plugins.flatMap(plugin => plugin.contributes.basemaps ?? []),
    importers: [],
    exporters: [],
    problems: [],
    subscribe: () => () => undefined,
    create: draft => commitOne({ type: 'create', kind: 'observation', set: patchOf(draft) }),
    edit: async (id, set, saw) => {
      await commitOne({ type: 'edit', id, set, ...(saw === undefined ? {} : { saw }) })
    },
    remove: async id => {
      await commitOne({ type: 'delete', id })
    },
    restore: async id => {
      await commitOne({ type: 'restore', id })
    },
    import: unused,
    previewRelease: unused,
    release: unused,
    close: () => store.close()
  }
}

function patchOf(draft: ObservationDraft): FieldPatch {
  return new Map<string, Json | undefined>([
    [FIELD.location, draft.geometry],
    ...(draft.presetRef === null ? [] : ([[FIELD.presetRef, draft.presetRef]] as const)),
    ...(draft.observedAt === undefined ? [] : ([[FIELD.observedAt, draft.observedAt]] as const)),
    ...[...draft.tags].map(([key, value]) => [TAG_PREFIX + key, value] as const)
  ])
}

/** The newest observation of a project. */
export async function newest(project: Project): Promise<StoredDocument> {
  const page = await project.store.documents.query({ kind: 'observation', limit: 1 })
  return page.documents[0]!
}

/** Waits until something holds, at most three seconds; throws with what was awaited. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 300; i++) {
    if (await holds()) return
    await new Promise(resolve => setTimeout(resolve, 10))
  }
  throw new Error(`waited in vain for: ${what}`)
}
