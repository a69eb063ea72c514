import { canonicalJson, DOCUMENT_KINDS, toHex, type DocumentId, type Json } from '../../src/model/index.js'
import type { DocumentFilter } from '../../src/query/index.js'
import type { ProjectIndex } from '../../src/sync/peer/project-index.js'
import { dump } from '../model/merge-world.js'

const FILTERS: readonly DocumentFilter[] = [
  {},
  { deleted: true },
  { presets: ['', 'oak'] },
  { box: [170, -60, -10, 60] },
  { text: 'oak' },
  { since: 0, until: 2_000_000_000_000 }
]
const PAGE = 7
/** The whole world in two sizes. */
const TILES = [{ z: 0, x: 0, y: 0 }, ...[0, 1, 2, 3].flatMap(x => [0, 1, 2, 3].map(y => ({ z: 2, x, y })))]

/** Parts of a project as a device shows it, by name, each as one text. */
export type Dump = ReadonlyMap<string, string>

/** Everything that people and programs can see of a project. */
export function dumpOf(index: ProjectIndex): Dump {
  const { membership } = index
  return new Map([
    ['documents', dump(index.changes)],
    [
      'members',
      canonicalJson(membership.devices().map(({ deviceId, name, role }) => [deviceId, name, role]))
    ],
    ['heads', canonicalJson([...membership.heads()])],
    ['pages', canonicalJson(FILTERS.flatMap(filter => pagesOf(index, filter)))],
    ['tiles', TILES.map(tile => toHex(new Uint8Array(index.query.tile(tile)))).join('\n')],
    ['read-only', String(index.readOnly)],
    ['quarantined', String(index.quarantined)]
  ])
}

function pagesOf(index: ProjectIndex, filter: DocumentFilter): Json[] {
  return DOCUMENT_KINDS.flatMap(kind =>
    (['newest', 'oldest'] as const).map((sort): Json => {
      const ids: DocumentId[] = []
      let cursor: string | null = null
      do {
        const page = index.query.query({
          kind,
          filter,
          sort,
          limit: PAGE,
          ...(cursor !== null && { cursor })
        })
        ids.push(...page.ids)
        cursor = page.cursor
      } while (cursor !== null)
      return [kind, sort, JSON.stringify(filter), index.query.count({ kind, filter }), ids]
    })
  )
}

/** The first part in which two differ, and where; null when they are equal. */
export function difference(a: Dump, b: Dump, parts: Iterable<string> = a.keys()): string | null {
  for (const part of parts) {
    const one = a.get(part) ?? ''
    const other = b.get(part) ?? ''
    if (one === other) continue
    let place = 0
    while (one[place] === other[place]) place++
    const from = Math.max(0, place - 90)
    return `${part} at ${place}:\n    …${one.slice(from, place + 110)}…\n    …${other.slice(from, place + 110)}…`
  }
  return null
}
