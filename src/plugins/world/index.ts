import { CairnError } from '../../model/error.js'
import { openOnce } from '../../model/open-once.js'
import type { Basemap, OpenedBasemap, Plugin } from '../plugin.js'
import { worldStyle } from './world-style.js'

export interface WorldOptions {
  /** Address of `world-50m.pmtiles`, when a bundler moved this module away from it. */
  readonly dataUrl?: string
}

/** The world's land and borders, always there without internet: Natural Earth 1:50 million, no place names. */
export function world(options: WorldOptions = {}): Plugin {
  const url = options.dataUrl ?? new URL('./world-50m.pmtiles', import.meta.url).href
  const opened = openOnce(() => openWorld(url))
  const basemap: Basemap = {
    id: 'world',
    name: 'World',
    attribution: 'Natural Earth',
    async style(theme, address) {
      // What cannot be had is said of the map, and not of each of its tiles.
      await opened()
      return worldStyle(`${address}{z}/{x}/{y}`, theme)
    },
    resource: async (path, request) => (await (await opened()).resource?.(path, request)) ?? null
  }
  return { name: 'world', apiVersion: 1, contributes: { basemaps: [basemap], strings: NAMES } }
}

const NAMES = {
  ar: { 'basemaps/world': 'العالم' },
  es: { 'basemaps/world': 'El mundo' },
  fr: { 'basemaps/world': 'Le monde' },
  id: { 'basemaps/world': 'Dunia' },
  pt: { 'basemaps/world': 'O mundo' }
}

/** @throws CairnError 'unreachable' when the file cannot be fetched | 'bad-input' when it is damaged */
async function openWorld(url: string): Promise<OpenedBasemap> {
  const [response, { openPmtiles }] = await Promise.all([
    fetch(url).catch((cause: unknown) => {
      throw new CairnError('unreachable', 'The world map could not be read. Load the page again.', { cause })
    }),
    import('../map-files/open-pmtiles.js')
  ])
  if (!response.ok) {
    throw new CairnError(
      'unreachable',
      'The world map is missing. Put world-50m.pmtiles beside the page’s script.',
      { detail: { status: response.status } }
    )
  }
  return openPmtiles(await response.blob())
}
