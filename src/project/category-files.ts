import { CairnError } from '../model/index.js'
import type { CategoryFormat, CategoryIcon, CategorySet, ImportSource } from '../plugins/plugin.js'
import { categorySetFault } from './check-category-set.js'
import type { PluginContributions } from './contributions.js'
import type { ProjectCategories } from './project-categories.js'
import { adoptIcon } from './svg-icon.js'

/** Far more than the largest set known (all of iD's with its translations). */
const MAX_BYTES = 32 * 1024 * 1024

/** Category sets in and out, through the formats of the plugins. */
export class CategoryFiles {
  readonly #contributions: PluginContributions
  readonly #categories: ProjectCategories

  constructor(contributions: PluginContributions, categories: ProjectCategories) {
    this.#contributions = contributions
    this.#categories = categories
  }

  /** See `Project.readCategories`. */
  async read(source: ImportSource, signal: AbortSignal): Promise<CategorySet> {
    const format = this.#formatFor(source.name)
    const bytes = await bytesOf(source, signal)
    let set: CategorySet
    try {
      set = await format.read(bytes, { signal })
    } catch (error) {
      throw aboutFile(source.name, this.#contributions.fail('categoryFormats', format, error))
    }
    signal.throwIfAborted()
    const fault = categorySetFault(set)
    if (fault !== null)
      throw badFile(source.name, `${source.name} is not a whole set of categories: ${fault}.`)
    return { ...set, ...(set.icons && { icons: set.icons.flatMap(adopted) }) }
  }

  /** See `Project.writeCategories`. */
  async write(set: CategorySet, id: string): Promise<Uint8Array> {
    const format = this.#contributions.categoryFormats.find(known => known.id === id)
    if (!format) throw new CairnError('bad-input', `There is no kind of category file called ${id}.`)
    try {
      return await format.write(set, icon => this.#categories.iconSvg(set, icon))
    } catch (error) {
      throw this.#contributions.fail('categoryFormats', format, error)
    }
  }

  #formatFor(name: string): CategoryFormat {
    const { categoryFormats } = this.#contributions
    const found = categoryFormats.find(({ extension }) => name.toLowerCase().endsWith(`.${extension}`))
    if (found) return found
    const known = categoryFormats.map(({ extension }) => `.${extension}`).join(', ')
    throw badFile(name, `${name} is not a file of categories. Known are: ${known || 'none'}.`)
  }
}

/** Pictures of other programs are drawn anew as ours; one that cannot be is left out. */
function adopted(icon: CategoryIcon): readonly CategoryIcon[] {
  const made = adoptIcon(icon.svg)
  return made === null ? [] : [{ ...icon, svg: made.svg }]
}

async function bytesOf(source: ImportSource, signal: AbortSignal): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = source.stream().getReader()
  try {
    for (;;) {
      signal.throwIfAborted()
      const { done, value } = await reader.read()
      if (done) break
      size += value.length
      if (size > MAX_BYTES)
        throw badFile(source.name, `${source.name} is larger than a file of categories may be.`)
      chunks.push(value)
    }
  } finally {
    await reader.cancel()
  }
  const bytes = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

function aboutFile(file: string, error: CairnError): CairnError {
  if (error.code !== 'bad-input') return error
  const { place = '' } = error.detail
  return new CairnError('bad-input', `${file}: ${error.message}`, { cause: error, detail: { file, place } })
}

function badFile(file: string, message: string): CairnError {
  return new CairnError('bad-input', message, { detail: { file, place: '' } })
}
