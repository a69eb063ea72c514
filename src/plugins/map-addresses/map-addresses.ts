import { CairnError } from '../../model/index.js'
import type { Json } from '../../model/index.js'
import { openOnce } from '../../model/open-once.js'
import { plainText } from '../map-files/attribution.js'
import { rasterStyle } from '../map-files/raster-style.js'
import type { Basemap, BasemapKind, Plugin } from '../plugin.js'

interface MapOptions {
  /**
   * Its terms allow that people keep parts of it on their devices, and its server bears it. Who makes a page looks
   * that up and says so; without it nobody is offered to.
   */
  readonly mayKeep?: boolean
  /** Default: made of the address. */
  readonly id?: string
  readonly name?: string
  /** Who made the map, as its terms ask for it: shown on the map. */
  readonly attribution: string
}

export interface RasterMapOptions extends MapOptions {
  /** With `{z}`, `{x}` and `{y}`. */
  readonly url: string
  /** Width of a tile in pixels. Default 256. */
  readonly tileSize?: 256 | 512
  /** Deepest zoom there are tiles for. Default 19. */
  readonly maxZoom?: number
}

export interface StyleMapOptions extends Omit<MapOptions, 'mayKeep'> {
  /** Of a MapLibre style. */
  readonly url: string
}

export interface PmtilesMapOptions extends MapOptions {
  /** Of a PMTiles file, on a server that answers for parts of files. */
  readonly url: string
}

/** Picture tiles from a web server as a base map. */
export function rasterMap(options: RasterMapOptions): Plugin {
  const { url, maxZoom = 19 } = options
  return basemapPlugin('raster-map', options, {
    ...openRaster(url, options),
    ...(options.mayKeep === true && {
      keepable: async () => (await import('./keepable.js')).keepablePictures(url, { minZoom: 0, maxZoom })
    })
  })
}

/** A MapLibre style on a web server as a base map. */
export function styleMap(options: StyleMapOptions): Plugin {
  return basemapPlugin('style-map', options, openStyle(options.url))
}

/** A PMTiles file on a web server as a base map: only the parts that are shown are fetched. */
export function pmtilesMap(options: PmtilesMapOptions): Plugin {
  const opened = openOnce(async () => (await import('../map-files/open-pmtiles.js')).openPmtiles(options.url))
  return basemapPlugin('pmtiles-map', options, {
    style: async (theme, address) => (await opened()).style(theme, address),
    resource: async (path, about) => (await (await opened()).resource?.(path, about)) ?? null,
    ...(options.mayKeep === true && {
      keepable: async () => (await import('../map-files/open-pmtiles.js')).keepablePmtiles(options.url)
    })
  })
}

/** Lets people add base maps by their addresses: picture tiles and styles. */
export function mapAddresses(): Plugin {
  return { name: 'map-addresses', apiVersion: 1, contributes: { basemapKinds: [rasterKind, styleKind] } }
}

const isWeb = (address: string): boolean =>
  URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)
const isTemplate = (address: string): boolean => ['{z}', '{x}', '{y}'].every(part => address.includes(part))

const rasterKind: BasemapKind = {
  id: 'raster',
  name: 'Picture tiles',
  fitsAddress: address => isWeb(address) && isTemplate(address),
  open: source => Promise.resolve({ name: '', attribution: '', ...openRaster(source as string, {}) })
}

const styleKind: BasemapKind = {
  id: 'style',
  name: 'Style',
  fitsAddress: address => isWeb(address) && !isTemplate(address),
  async open(source, { signal }) {
    const style = await fetchStyle(source as string, signal)
    const sources = Object.values(style.sources ?? {})
    return {
      name: typeof style.name === 'string' ? style.name : '',
      attribution: [...new Set(sources.map(each => plainText(each.attribution)))].filter(Boolean).join(', '),
      ...openStyle(source as string)
    }
  }
}

function openRaster(
  url: string,
  { tileSize = 256, maxZoom = 19 }: Pick<RasterMapOptions, 'tileSize' | 'maxZoom'>
): Pick<Basemap, 'style'> {
  return {
    style: theme =>
      Promise.resolve(rasterStyle({ tiles: url, size: tileSize, zooms: { minZoom: 0, maxZoom }, theme }))
  }
}

function openStyle(url: string): Pick<Basemap, 'style'> {
  return { style: async () => (await fetchStyle(url)) as Json }
}

interface FetchedStyle {
  readonly name?: unknown
  readonly sources?: Readonly<Record<string, { readonly attribution?: unknown }>>
}

async function fetchStyle(url: string, signal?: AbortSignal): Promise<FetchedStyle> {
  try {
    const response = await fetch(url, signal === undefined ? {} : { signal })
    if (!response.ok) throw new Error(`The server answers ${response.status}.`)
    const style = (await response.json()) as FetchedStyle & { readonly version?: unknown }
    if (style.version === 8) return style
  } catch (cause) {
    if (signal?.aborted === true) throw cause
    throw new CairnError('unreachable', 'This map could not be fetched. Look at the address and try again.', {
      cause
    })
  }
  throw new CairnError('bad-input', 'What this address answers is no map. Look at it and try again.')
}

function basemapPlugin(
  kind: string,
  options: MapOptions & { readonly url: string },
  opened: Partial<Basemap>
): Plugin {
  const { url, attribution } = options
  const id = options.id ?? `${kind}-${hash(url)}`
  const basemap = { id, name: options.name ?? new URL(url.split('{')[0]!).host, attribution, ...opened }
  return { name: id, apiVersion: 1, contributes: { basemaps: [basemap as Basemap] } }
}

/** Names an address in an id, the same on each start (FNV-1a). */
function hash(text: string): string {
  let value = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193)
  return (value >>> 0).toString(16)
}
