import type { DocumentId, TrackPoint } from '../../model/index.js'
import { create, observation, openNew, refused, same } from './suite.js'
import type { Case } from './suite.js'

const NOWHERE = '0'.repeat(64) as DocumentId

/** What the capability `tracks` promises; an adapter without it passes. */
export const trackCases: readonly Case[] = [
  [
    'points of a track come back in order, until its summary ends it',
    async adapter => {
      const store = await openNew(adapter)
      const { tracks, documents } = store
      if (tracks === undefined) return
      const [id] = (await create(store, {
        type: 'create',
        kind: 'track',
        set: new Map([['name', 'walk']])
      })) as [DocumentId]
      same(await tracks.points(id), { points: [], cursor: null }, 'A track without points')
      const all: TrackPoint[] = [
        [10, 50, 1_000],
        [10.5, 50.25, 2_000, 312.5],
        [-180, -90, 3_000, -4]
      ]
      await tracks.append(id, all.slice(0, 2))
      await tracks.append(id, all.slice(2))
      const found: TrackPoint[] = []
      for (let cursor: string | null | undefined; cursor !== null;) {
        const page = await tracks.points(id, cursor)
        found.push(...page.points)
        cursor = page.cursor
      }
      same(found, all, 'The points')
      await documents.commit([{ type: 'edit', id, set: new Map([['summary', { points: 3 }]]) }])
      await refused(tracks.append(id, [[0, 0, 0]]), 'bad-input', 'Points for an ended track')
      same((await tracks.points(id)).points.length > 0, true, 'The points of an ended track')
    }
  ],
  [
    'points that are none, and points for what is no track, are refused',
    async adapter => {
      const store = await openNew(adapter)
      const { tracks } = store
      if (tracks === undefined) return
      const [note, id] = (await create(store, observation({ note: 'a' }), {
        type: 'create',
        kind: 'track',
        set: new Map([['name', 'walk']])
      })) as [DocumentId, DocumentId]
      await refused(tracks.append(note, [[0, 0, 0]]), 'bad-input', 'Points for an observation')
      await refused(tracks.append(NOWHERE, [[0, 0, 0]]), 'not-found', 'Points for nothing')
      await refused(tracks.append(id, []), 'bad-input', 'No points')
      await refused(tracks.append(id, [[181, 0, 0]]), 'bad-input', 'A point beyond the earth')
      const many = Array.from({ length: 1_025 }, (): TrackPoint => [0, 0, 0])
      await refused(tracks.append(id, many), 'bad-input', 'Too many points')
      same((await tracks.points(id)).points, [], 'The points')
    }
  ]
]
