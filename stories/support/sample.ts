import { CairnError, FIELD, TAG_PREFIX } from '../../src/model/index.js'
import type { DocumentKind, Json } from '../../src/model/index.js'
import {
  categoryFiles,
  comapeocat,
  defaultCategories,
  geojson,
  makiIcons,
  memoryAdapter,
  openProject,
  temakiIcons,
  world
} from '../../src/index.js'
import type { PluginOption, Project, ProjectStore, StoredDocument } from '../../src/index.js'
import type { MemoryDocument } from '../../src/sync/memory/memory-adapter.js'
import { fileHere } from './files.js'

/** When the sample was written: a Thursday, early in the afternoon. */
export const NOW = Date.UTC(2025, 5, 12, 14, 30)
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

type Tags = Readonly<Record<string, Json>>
type Place = readonly [longitude: number, latitude: number]

const observation = (
  ago: number,
  place: Place | null,
  presetRef: string | null,
  tags: Tags = {}
): MemoryDocument => ({
  kind: 'observation',
  at: NOW - ago,
  set: new Map<string, Json | undefined>([
    [FIELD.location, place === null ? null : { type: 'Point', coordinates: [...place] }],
    ...(presetRef === null ? [] : ([[FIELD.presetRef, presetRef]] as const)),
    ...Object.entries(tags).map(([key, value]) => [TAG_PREFIX + key, value] as const)
  ])
})

/** The middle of the sample's places: longitude, latitude. */
export const MIDDLE: Place = [-73.2, -4.12]

/** A day of walking along a river, newest first. */
export const WALK: readonly MemoryDocument[] = [
  observation(20 * MINUTE, [-73.204, -4.123], 'dirty-water', {
    name: 'Second bend',
    on_the_water: ['oil', 'dead_fish'],
    happening: 'now',
    notes: 'It smells of petrol. Children bathe here.'
  }),
  observation(50 * MINUTE, [-73.21, -4.113], 'fishing-spot', { name: 'Below the rock', season: ['dry'] }),
  observation(2 * HOUR, [-73.192, -4.108], 'water-point', { name: 'Old well', water_from: 'well' }),
  observation(3 * HOUR, [-73.187, -4.128], 'food-garden', { name: 'Garden by the path' }),
  observation(5 * HOUR, [-73.216, -4.131], 'animal-tracks', { notes: 'Three tapirs, going to the water' }),
  observation(DAY, [-73.197, -4.139], 'logging', { happening: 'days', notes: 'Eleven stumps' }),
  observation(DAY + HOUR, [-73.18, -4.117], 'big-tree', { name: 'The tall one' }),
  observation(2 * DAY, [-73.222, -4.106], 'sacred-place', { name: 'Not to be named' }),
  observation(9 * DAY, [-73.19, -4.1], 'canoe-landing', { name: 'Landing' }),
  observation(40 * DAY, [-73.209, -4.145], null, { notes: 'Something was here' })
]

/** Words longer than most, as a language with long words or a careful writer makes them. */
export const LONG =
  'Meeting place of the communities of the upper river beside the old landing that the high water took away'

/** Many, so that piles come about: in order, always the same ones. */
export const MANY: readonly MemoryDocument[] = Array.from({ length: 400 }, (_, i) => {
  const turn = i * 2.399963
  const far = 0.0025 * Math.sqrt(i)
  return observation(
    i * 3 * HOUR,
    [MIDDLE[0] + far * Math.cos(turn), MIDDLE[1] + far * Math.sin(turn)],
    ['dirty-water', 'fishing-spot', 'big-tree', 'logging', 'water-point', 'fire'][i % 6]!
  )
})

export interface SampleOptions {
  readonly documents?: readonly MemoryDocument[]
  readonly language?: string
  readonly name?: string
  readonly plugins?: PluginOption
  /** Replaces parts of the store. */
  readonly change?: (store: ProjectStore) => Partial<ProjectStore>
}

/** An open project in memory with the kit's categories, pictures, base map and formats. */
export async function sampleProject({
  documents = WALK,
  language = 'en',
  name = 'River watch',
  plugins = [],
  change = () => ({})
}: SampleOptions = {}): Promise<Project> {
  const adapter = memoryAdapter({ documents })
  const info = await adapter.create({ name, deviceName: 'Village phone' })
  const store = await adapter.open(info.id)
  const kit: PluginOption = [
    defaultCategories(),
    makiIcons(),
    temakiIcons(),
    world({ dataUrl: fileHere('world-50m.pmtiles') }),
    geojson(),
    categoryFiles(),
    comapeocat()
  ]
  return openProject({ ...store, ...change(store) }, [kit, plugins], { languages: [language] })
}

/** The newest observations of a project. */
export async function newestOf(project: Project, limit = 1): Promise<readonly StoredDocument[]> {
  return (await project.store.documents.query({ kind: 'observation', limit })).documents
}

/** A project in which two people answered differently about the newest observation. */
export async function withOtherAnswers(language: string): Promise<Project> {
  const project = await sampleProject({ language, documents: WALK.slice(0, 1) })
  const [first] = await newestOf(project)
  const answer = (value: string) =>
    project.edit(
      first!.id,
      new Map([[`${TAG_PREFIX}happening`, value]]),
      new Map([[`${TAG_PREFIX}happening`, []]])
    )
  await answer('days')
  return project
}

/** The device is full: nothing can be written. */
export const full = ({ documents }: ProjectStore): Partial<ProjectStore> => ({
  documents: {
    ...documents,
    commit: () =>
      Promise.reject(new CairnError('storage-full', 'This device is full. Make room, then save again.'))
  }
})

/** What a store answers that cannot be read. */
export const broken = (): Promise<never> =>
  Promise.reject(new CairnError('storage-broken', 'This could not be read. Restart this device.'))

/** Documents of one kind are looked for by `read`; all else as ever. */
export const reading =
  (kind: DocumentKind, read: () => Promise<never>) =>
  ({ documents }: ProjectStore): Partial<ProjectStore> => ({
    documents: {
      ...documents,
      query: (query, signal) => (query.kind === kind ? read() : documents.query(query, signal))
    }
  })

/** Documents of one kind cannot be read. */
export const unreadable = (kind: DocumentKind) => reading(kind, broken)

/** The categories, each with a name longer than most. */
export async function withLongNames(language: string): Promise<Project> {
  const project = await sampleProject({ language })
  const { categorySet: set } = project
  const presets = set.presets.map(preset => ({ ...preset, name: `${preset.name}: ${LONG}`.slice(0, 80) }))
  await project.changeCategories({ ...set, presets })
  return project
}

/** Nothing can be written, as for a viewer. */
export const readOnly = (store: ProjectStore): Partial<ProjectStore> => ({
  info: { ...store.info, role: 'viewer', readOnly: 'You can look at this project, not change it.' }
})
