import { CairnError } from '../model/index.js'
import type { Contributions, LoadedPlugin, Plugin, PluginOption } from '../plugins/plugin.js'
import type { Problem } from './types.js'

const ID = /^[\w][\w.-]{0,99}$/
const POINTS = [
  'categorySets',
  'iconSets',
  'importers',
  'exporters',
  'basemaps',
  'basemapKinds',
  'mapLayers',
  'mapControls',
  'privacyFilters',
  'categoryFormats',
  'fieldTypes',
  'formSections'
] as const

/**
 * Flattens what was given, in order, and checks it. A lazy plugin that cannot be loaded is a problem, not an error:
 * it may need a network that is not there.
 * @throws CairnError 'plugin-invalid' when one is no plugin of this version, or a name or id is used twice
 */
export async function resolvePlugins(
  option: PluginOption,
  onProblem: (problem: Problem) => void
): Promise<readonly Plugin[]> {
  const plugins = await flatten(option, onProblem)
  const names = new Set<string>()
  const ids = new Set<string>()
  for (const plugin of plugins) {
    checkShape(plugin)
    if (names.has(plugin.name)) throw invalid(`The plugin "${plugin.name}" is given twice. Leave one out.`)
    names.add(plugin.name)
    for (const [point, id] of idsOf(plugin)) {
      if (ids.has(`${point}/${id}`)) {
        throw invalid(`Two plugins bring "${id}" in ${point}; the second is "${plugin.name}". Leave one out.`)
      }
      ids.add(`${point}/${id}`)
    }
  }
  return plugins
}

async function flatten(
  option: PluginOption,
  onProblem: (problem: Problem) => void
): Promise<readonly Plugin[]> {
  if (option === null || option === undefined || option === false) return []
  if (Array.isArray(option)) {
    const parts = await Promise.all((option as readonly PluginOption[]).map(part => flatten(part, onProblem)))
    return parts.flat()
  }
  if (option instanceof Promise) {
    try {
      const loaded = await option
      return await flatten(isModule(loaded) ? loaded.default : loaded, onProblem)
    } catch (error) {
      if (CairnError.is(error, 'plugin-invalid')) throw error
      onProblem({ plugin: '(not loaded)', message: `A plugin could not be loaded: ${reason(error)}` })
      return []
    }
  }
  return [option as Plugin]
}

function isModule(loaded: LoadedPlugin): loaded is { readonly default: PluginOption } {
  return typeof loaded === 'object' && loaded !== null && 'default' in loaded
}

function checkShape(value: unknown): asserts value is Plugin {
  const plugin = value as Partial<Plugin> | null
  if (
    typeof plugin !== 'object' ||
    plugin === null ||
    typeof plugin.name !== 'string' ||
    plugin.name === ''
  ) {
    throw invalid('A plugin is an object with a name. Call its factory, as in geojson().')
  }
  if ((plugin.apiVersion as unknown) !== 1) {
    throw invalid(`The plugin "${plugin.name}" is made for another version of the plugin API. Get one for 1.`)
  }
  if (typeof plugin.contributes !== 'object' || (plugin.contributes as unknown) === null) {
    throw invalid(`The plugin "${plugin.name}" says nothing about what it contributes.`)
  }
}

function idsOf({ name, contributes }: Plugin): readonly (readonly [string, string])[] {
  return POINTS.flatMap(point => {
    const list: Contributions[typeof point] | null = contributes[point]
    if (list === undefined) return []
    if (!Array.isArray(list)) throw invalid(`The plugin "${name}" gives ${point} that is not a list.`)
    return (list as readonly ({ readonly id?: unknown } | null)[]).map(item => {
      const id = item?.id
      if (typeof id !== 'string' || !ID.test(id)) {
        throw invalid(
          `The plugin "${name}" has something in ${point} without an id of letters, digits, - and _.`
        )
      }
      return [point, id] as const
    })
  })
}

function invalid(message: string): CairnError {
  return new CairnError('plugin-invalid', message)
}

/** The sentence of an error, whatever was thrown. */
export function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
