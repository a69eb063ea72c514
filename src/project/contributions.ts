import { CairnError } from '../model/index.js'
import type {
  Basemap,
  BasemapKind,
  CategoryFormat,
  CategorySet,
  Contributions,
  Exporter,
  IconSet,
  Importer,
  MapLayers,
  Plugin,
  PrivacyFilter
} from '../plugins/plugin.js'
import { categorySetFault } from './check-category-set.js'
import { reason } from './resolve-plugins.js'
import type { Problem, UsedFieldType, UsedFormSection, UsedMapControl, UsedMapLayers } from './types.js'

/** Points whose contributions can fail while in use. */
type Point =
  | 'importers'
  | 'exporters'
  | 'basemaps'
  | 'basemapKinds'
  | 'mapLayers'
  | 'mapControls'
  | 'categoryFormats'
  | 'fieldTypes'
  | 'formSections'
type Contribution<P extends Exclude<keyof Contributions, 'strings'>> = NonNullable<Contributions[P]>[number]

/** What all plugins contribute, less what failed; and the list of what failed. */
export class PluginContributions {
  readonly problems: Problem[] = []
  readonly #plugins: readonly Plugin[]
  readonly #off = new Set<unknown>()
  readonly #guarded = new Map<unknown, unknown>()
  readonly #onChange: () => void

  /** @param onChange called after each new problem */
  constructor(plugins: readonly Plugin[], onChange: () => void) {
    this.#plugins = plugins
    this.#onChange = onChange
  }

  /** Runs every `setup`; a plugin whose setup fails is left out whole. */
  async setUp(signal: AbortSignal): Promise<void> {
    for (const plugin of this.#plugins) {
      try {
        await plugin.setup?.({ signal })
      } catch (error) {
        this.#off.add(plugin)
        this.report(plugin.name, `The plugin could not start and is off: ${reason(error)}`)
      }
    }
  }

  get categorySets(): readonly CategorySet[] {
    return this.#list('categorySets')
  }
  /** Leaves out the category sets that are not shaped like one: they may have come as a file. */
  checkCategorySets(): void {
    for (const set of this.categorySets) {
      const fault = categorySetFault(set)
      if (fault === null) continue
      this.#off.add(set)
      this.report(this.nameOf('categorySets', set), `The categories "${set.id}" are left out: ${fault}.`)
    }
  }
  get iconSets(): readonly IconSet[] {
    return this.#list('iconSets')
  }
  get privacyFilters(): readonly PrivacyFilter[] {
    return this.#list('privacyFilters')
  }
  get categoryFormats(): readonly CategoryFormat[] {
    return this.#list('categoryFormats')
  }
  get importers(): readonly Importer[] {
    return this.#list('importers')
  }
  get exporters(): readonly Exporter[] {
    return this.#list('exporters')
  }
  /** The texts of all plugins; of two for one key the later plugin's counts. */
  get strings(): NonNullable<Contributions['strings']> {
    const all = new Map<string, Map<string, string>>()
    for (const { contributes } of this.#plugins.filter(plugin => !this.#off.has(plugin))) {
      for (const [language, texts] of Object.entries(contributes.strings ?? {}))
        all.set(language, new Map([...(all.get(language) ?? []), ...Object.entries(texts)]))
    }
    return Object.fromEntries([...all].map(([language, texts]) => [language, Object.fromEntries(texts)]))
  }
  /** Base maps that switch themselves off when they fail. */
  get basemaps(): readonly Basemap[] {
    return this.#guard('basemaps', basemap =>
      guardBasemap(basemap, error => this.fail('basemaps', basemap, error))
    )
  }
  /** Kinds of questions that switch themselves off when they fail: their answers are then plain text. */
  get fieldTypes(): readonly UsedFieldType[] {
    return this.#guard('fieldTypes', type => {
      const { id, name } = type
      const tried = (what: () => unknown): string | null => {
        try {
          const text = what()
          if (text instanceof Promise) text.catch(console.error)
          return typeof text === 'string' ? text : null
        } catch (error) {
          this.#switchOff('fieldTypes', type, error)
          return null
        }
      }
      return {
        id,
        name,
        validate: (...given) => tried(() => type.validate(...given)),
        format: (...given) => tried(() => type.format(...given)),
        element: () => this.#element('fieldTypes', type),
        failed: error => void this.#switchOff('fieldTypes', type, error)
      }
    })
  }
  /** Parts of the form; one that failed is still listed, and says so. */
  get formSections(): readonly UsedFormSection[] {
    const isOff = (section: unknown): boolean => this.#off.has(section)
    return this.#guard(
      'formSections',
      ({ presets, ...section }, item) => ({
        ...section,
        ...(Array.isArray(presets) && { presets: presets as readonly string[] }),
        get isBroken() {
          return isOff(item)
        },
        element: () => this.#element('formSections', item),
        failed: error => void this.#switchOff('formSections', item, error)
      }),
      'all'
    )
  }

  get mapLayers(): readonly UsedMapLayers[] {
    return this.#guard('mapLayers', layers =>
      guardLayers(layers, error => this.fail('mapLayers', layers, error))
    )
  }
  get mapControls(): readonly UsedMapControl[] {
    return this.#guard('mapControls', control => ({
      ...control,
      element: () => this.#element('mapControls', control),
      failed: error => void this.fail('mapControls', control, error)
    }))
  }

  /** The element of a contribution; one that cannot be made switches it off. */
  async #element<P extends 'fieldTypes' | 'formSections' | 'mapControls'>(
    point: P,
    item: Contribution<P>
  ): Promise<CustomElementConstructor> {
    try {
      return await item.element()
    } catch (error) {
      throw this.#switchOff(point, item, error)
    }
  }

  /** Each contribution in a shape that catches what it throws; the same one each time. */
  #guard<P extends Point, Made extends Contribution<P>>(
    point: P,
    guarded: (item: Contribution<P>, same: Contribution<P>) => Made,
    which: 'on' | 'all' = 'on'
  ): readonly Made[] {
    return this.#list(point, which).map(item => {
      const before = this.#guarded.get(item) as Made | undefined
      const made = before ?? guarded(item, item)
      this.#guarded.set(item, made)
      return made
    })
  }
  get basemapKinds(): readonly BasemapKind[] {
    return this.#list('basemapKinds')
  }

  /**
   * Switches a contribution off because it threw, and lists it. An error of ours is an answer, not a failure: it
   * comes back as it is and switches nothing off.
   */
  fail<P extends Point>(point: P, item: Contribution<P>, error: unknown): CairnError {
    return CairnError.is(error) ? error : this.#switchOff(point, item, error)
  }

  #switchOff<P extends Point>(point: P, item: Contribution<P>, error: unknown): CairnError {
    const message = `"${item.name}" failed and is off: ${reason(error)}`
    if (!this.#off.has(item)) {
      this.#off.add(item)
      this.report(this.nameOf(point, item), message)
    }
    return new CairnError('plugin-failed', message, { cause: error, detail: { contribution: item.id } })
  }

  report(plugin: string, message: string): void {
    this.problems.push({ plugin, message })
    this.#onChange()
  }

  /** The plugin that brought a contribution, for messages. */
  nameOf(point: keyof Contributions, item: unknown): string {
    const has = ({ contributes }: Plugin): boolean =>
      ((contributes[point] ?? []) as readonly unknown[]).includes(item)
    return this.#plugins.find(has)?.name ?? '(unknown)'
  }

  #list<P extends Exclude<keyof Contributions, 'strings'>>(
    point: P,
    which: 'on' | 'all' = 'on'
  ): readonly Contribution<P>[] {
    return this.#plugins
      .filter(plugin => !this.#off.has(plugin))
      .flatMap(({ contributes }) => (contributes[point] ?? []) as readonly Contribution<P>[])
      .filter(item => which === 'all' || !this.#off.has(item))
  }
}

function guardBasemap(basemap: Basemap, failed: (error: unknown) => CairnError): Basemap {
  const { id, name, attribution, box } = basemap
  return {
    id,
    name,
    attribution,
    ...(box !== undefined && { box }),
    async style(theme, address) {
      try {
        return await basemap.style(theme, address)
      } catch (error) {
        throw failed(error)
      }
    },
    ...guardResource(basemap, failed),
    ...(basemap.keepable !== undefined && {
      // Its own errors are answers; others switch it off, as those of its style do.
      keepable: async () => {
        try {
          return await basemap.keepable!()
        } catch (error) {
          throw failed(error)
        }
      }
    })
  }
}

function guardLayers(layers: MapLayers, failed: (error: unknown) => CairnError): UsedMapLayers {
  const { id, name, attribution, place } = layers
  return {
    id,
    name,
    ...(attribution !== undefined && { attribution }),
    ...(place !== undefined && { place }),
    async layers(theme, address) {
      try {
        return await layers.layers(theme, address)
      } catch (error) {
        throw failed(error)
      }
    },
    ...(layers.subscribe !== undefined && {
      subscribe(changed) {
        try {
          return layers.subscribe?.(changed) ?? (() => undefined)
        } catch (error) {
          failed(error)
          return () => undefined
        }
      }
    }),
    ...guardResource(layers, failed),
    failed: error => void failed(error)
  }
}

type Answering = Pick<Basemap, 'resource'>

function guardResource(from: Answering, failed: (error: unknown) => CairnError): Answering {
  if (from.resource === undefined) return {}
  return {
    async resource(path, options) {
      try {
        return (await from.resource?.(path, options)) ?? null
      } catch (error) {
        // A tile that is no longer wanted is not a failure.
        throw options.signal.aborted ? error : failed(error)
      }
    }
  }
}
