import type { Json } from '../../model/index.js'
import { CairnError } from '../../model/index.js'
import type { MapBox, OpenedBasemap } from '../plugin.js'
import { plainText } from './attribution.js'
import { damaged, orDamaged } from './damaged.js'
import { inflate } from './inflate.js'
import { ZipArchive } from './zip-archive.js'

const BASE = 'smp://maps.v1/'
const MOST_PART = 20 * 1024 * 1024

type JsonObject = { readonly [key: string]: Json }

/**
 * A styled map package 1.x: a ZIP with a style, its tiles, letters and pictures. What the style would fetch from the
 * web is left out: a map file works without internet, and tells nobody where it is looked at.
 */
export function openSmp(blob: Blob): Promise<OpenedBasemap> {
  return orDamaged(async () => {
    const archive = await ZipArchive.open(blob)
    const version = await archive.read('VERSION')
    if (version !== null && !/^\s*1(?:\.|\s|$)/.test(text(version))) {
      throw new CairnError('bad-input', 'This map file is of a newer kind. Get a newer version of this page.')
    }
    const style = object(JSON.parse(text((await archive.read('style.json')) ?? none())) as Json)
    if (style['version'] !== 8 || !Array.isArray(style['layers'])) throw damaged()
    const sources = Object.values(object(style['sources'] ?? {})).map(object)
    const box = object(style['metadata'] ?? {})['smp:bounds']
    return {
      name: typeof style['name'] === 'string' ? style['name'] : '',
      attribution: [...new Set(sources.map(({ attribution }) => plainText(attribution)))]
        .filter(each => each !== '')
        .join(', '),
      ...(isBox(box) && { box }),
      style: (_theme, address) => Promise.resolve(localStyle(style, address)),
      resource: async path => {
        const bytes = await archive.read(path)
        return bytes !== null && path.endsWith('.gz') ? inflate(bytes, 'gzip', MOST_PART) : bytes
      }
    }
  })
}

/** The style with its own addresses in place of those of the package, and without all others. */
function localStyle(style: JsonObject, address: string): Json {
  const own = (url: Json | undefined): string | null =>
    typeof url === 'string' && url.startsWith(BASE) ? address + url.slice(BASE.length) : null
  const sources = new Map<string, Json>()
  for (const [id, value] of Object.entries(object(style['sources'] ?? {}))) {
    const source = localSource(object(value), own)
    if (source !== null) sources.set(id, source)
  }
  const layers = (style['layers'] as readonly Json[])
    .map(object)
    .filter(({ source }) => source === undefined || (typeof source === 'string' && sources.has(source)))
  const glyphs = own(style['glyphs'])
  const sprite = localSprite(style['sprite'], own)
  const { glyphs: _glyphs, sprite: _sprite, sources: _sources, terrain: _terrain, ...rest } = style
  return {
    ...rest,
    sources: Object.fromEntries(sources),
    layers,
    ...(glyphs !== null && { glyphs }),
    ...(sprite !== null && { sprite })
  }
}

function localSource(source: JsonObject, own: (url: Json | undefined) => string | null): Json | null {
  const { url: _url, ...rest } = source
  if (source['type'] === 'geojson') {
    if (typeof source['data'] !== 'string') return rest
    const data = own(source['data'])
    return data === null ? null : { ...rest, data }
  }
  const tiles = Array.isArray(source['tiles']) ? source['tiles'].map(each => own(each as Json)) : []
  return tiles.length === 0 || tiles.includes(null) ? null : { ...rest, tiles: tiles as readonly string[] }
}

function localSprite(sprite: Json | undefined, own: (url: Json | undefined) => string | null): Json | null {
  if (!Array.isArray(sprite)) return own(sprite)
  return (sprite as readonly Json[]).map(object).flatMap(({ id, url }): Json[] => {
    const local = own(url)
    return local === null || id === undefined ? [] : [{ id, url: local }]
  })
}

function object(value: Json): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw damaged()
  return value as JsonObject
}

function isBox(value: Json | undefined): value is MapBox & Json {
  return Array.isArray(value) && value.length === 4 && value.every(each => Number.isFinite(each))
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}

function none(): never {
  throw damaged()
}
