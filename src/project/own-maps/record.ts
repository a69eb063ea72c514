import type { Json } from '../../model/index.js'
import type { MapBox } from '../../plugins/plugin.js'
import type { OwnMap } from './types.js'

/** A map as it is kept in `local`. */
export interface KeptMap extends OwnMap {
  /** Id of the kind that opens it. */
  readonly kind: string
}

export interface MapsRecord {
  readonly chosen: string | null
  readonly maps: readonly KeptMap[]
}

/** What was kept, less what is not shaped as this version writes it. */
export function readRecord(kept: Json | null | undefined): MapsRecord {
  const { chosen, maps } = (kept ?? {}) as { readonly chosen?: unknown; readonly maps?: unknown }
  return {
    chosen: typeof chosen === 'string' ? chosen : null,
    maps: Array.isArray(maps) ? maps.filter(isKeptMap) : []
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

export function isBox(value: unknown): value is MapBox {
  return Array.isArray(value) && value.length === 4 && value.every(each => Number.isFinite(each))
}
