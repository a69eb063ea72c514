import { CairnError } from '../../model/index.js'
import type { BasemapKind, OpenedBasemap } from '../../plugins/plugin.js'
import type { KeptMap } from './record.js'
import type { OwnMap } from './types.js'

export function newId(): string {
  return `own-${crypto.randomUUID()}`
}

/** A map that was opened as it will be kept, with what is known of it besides. */
export function describe(
  kind: BasemapKind,
  opened: OpenedBasemap,
  about: Pick<OwnMap, 'name' | 'size' | 'address'> & Partial<Pick<OwnMap, 'attribution'>>
): KeptMap {
  return {
    id: newId(),
    kind: kind.id,
    attribution: opened.attribution,
    box: opened.box ?? null,
    at: Date.now(),
    ...about
  }
}

export function cannotKeep(): CairnError {
  return new CairnError(
    'capability-missing',
    'This browser cannot keep map files. Use a newer one, on a page that begins with https://.'
  )
}
