import type { Json } from '../../model/index.js'
import type { MapBox } from '../../plugins/plugin.js'
import type { BegunPart, OwnMap } from './types.js'

/** A map as it is kept in `local`. */
export interface KeptMap extends OwnMap {
  /** Id of the kind that opens it. */
  readonly kind: string
}

export interface MapsRecord {
  readonly chosen: string | null
  readonly maps: readonly KeptMap[]
  readonly begun: readonly BegunPart[]
}

/** What was kept, less what is not shaped as this version writes it. */
export function readRecord(kept: Json | null | undefined): MapsRecord {
  const { chosen, maps, begun } = (kept ?? {}) as { readonly [part in keyof MapsRecord]?: unknown }
  return {
    chosen: typeof chosen === 'string' ? chosen : null,
    maps: Array.isArray(maps) ? maps.filter(isKeptMap).map(withTime) : [],
    begun: Array.isArray(begun) ? begun.filter(isBegun) : []
  }
}

function isKeptMap(value: unknown): value is KeptMap {
  const map = value as Partial<KeptMap> | null
  return (
    typeof map === 'object' &&
    map !== null &&
    [map.id, map.kind, map.name, map.attribution].every(text => typeof text === 'string') &&
    (typeof map.size === 'number' || map.size === null) &&
    (typeof map.address === 'string' || map.address === null) &&
    (map.box === null || isBox(map.box))
  )
}

/** Maps of earlier versions say no time. */
function withTime(map: KeptMap): KeptMap {
  return { ...map, at: typeof map.at === 'number' ? map.at : null }
}

function isBegun(value: unknown): value is BegunPart {
  const part = value as Partial<BegunPart> | null
  return (
    typeof part === 'object' &&
    part !== null &&
    [part.id, part.basemap, part.name].every(text => typeof text === 'string') &&
    typeof part.maxZoom === 'number' &&
    isBox(part.box)
  )
}

export function isBox(value: unknown): value is MapBox {
  return Array.isArray(value) && value.length === 4 && value.every(each => Number.isFinite(each))
}
