import { expect } from '@open-wc/testing'
import { crossesItself } from './crossing.js'
import {
  draftOf,
  geometryOf,
  middlesOf,
  withInserted,
  withMoved,
  withoutPlace,
  withPlace
} from './draft-shape.js'
import type { DraftShape, LngLat } from './draft-shape.js'

const area = (...places: LngLat[]): DraftShape => ({ type: 'area', places })

describe('a shape that is drawn', () => {
  it('crosses itself where nobody could say what is inside', () => {
    const crossing = [
      area([0, 0], [4, 4], [4, 0], [0, 4]),
      // A border that touches itself, one that goes back on itself, and one that lies on itself.
      area([0, 0], [4, 0], [2, 2], [4, 4], [0, 4], [2, 2]),
      area([0, 0], [4, 0], [2, 0], [2, 4]),
      area([0, 0], [2, 0], [4, 0])
    ]
    for (const draft of crossing) expect(crossesItself(draft), JSON.stringify(draft.places)).to.equal(true)
    const simple = [
      area(),
      area([0, 0]),
      area([0, 0], [4, 0]),
      area([0, 0], [4, 0], [4, 4]),
      area([0, 0], [2, 0], [4, 0], [4, 4]),
      area([0, 0], [4, 0], [4, 4], [2, 1], [0, 4]),
      {
        type: 'line',
        places: [
          [0, 0],
          [4, 4],
          [4, 0],
          [0, 4]
        ]
      } as const
    ]
    for (const draft of simple) expect(crossesItself(draft), JSON.stringify(draft.places)).to.equal(false)
  })

  it('is a geometry as soon as it has places enough, outer rings counter-clockwise', () => {
    expect(geometryOf(area([0, 0], [0, 4]))).to.equal(null)
    const clockwise = geometryOf(area([0, 0], [0, 4], [4, 4]))
    expect(clockwise).to.deep.equal({
      type: 'Polygon',
      coordinates: [
        [
          [4, 4],
          [0, 4],
          [0, 0],
          [4, 4]
        ]
      ]
    })
    expect(
      geometryOf({
        type: 'line',
        places: [
          [179, 0],
          [181, 0]
        ]
      })
    ).to.deep.equal({
      type: 'LineString',
      coordinates: [
        [179, 0],
        [-179, 0]
      ]
    })
  })

  it('comes back from its geometry, also across the antimeridian; what is of several kinds stays as it is', () => {
    const line = {
      type: 'line',
      places: [
        [179, 0],
        [181, 0]
      ]
    } as const
    expect(draftOf(geometryOf(line))).to.deep.equal(line)
    const triangle = area([0, 0], [4, 0], [4, 4])
    expect(draftOf(geometryOf(triangle))).to.deep.equal(triangle)
    const mixed = {
      type: 'GeometryCollection',
      geometries: [geometryOf(line), { type: 'Point', coordinates: [0, 0] }]
    }
    for (const other of [mixed, null, 'x']) expect(draftOf(other)).to.equal(null)
  })

  const outer = [
    [0, 0],
    [10, 0],
    [10, 10],
    [0, 10],
    [0, 0]
  ] as const
  const hole = [
    [2, 2],
    [2, 4],
    [4, 4],
    [2, 2]
  ] as const
  const island = [
    [20, 0],
    [30, 0],
    [30, 10],
    [20, 0]
  ] as const
  const holed = { type: 'Polygon', coordinates: [outer, hole] } as const
  const parts = { type: 'MultiPolygon', coordinates: [[outer, hole], [island]] } as const

  it('keeps holes and parts, and every number of who did not move', () => {
    const kept = [
      holed,
      parts,
      {
        type: 'MultiLineString',
        coordinates: [
          [
            [0, 0],
            [1.123456789, 1, 350]
          ],
          [
            [5, 5],
            [6, 6],
            [7, 5]
          ]
        ]
      },
      {
        type: 'MultiPoint',
        coordinates: [
          [0, 0, 12],
          [1, 1]
        ]
      },
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0, 1],
            [1, 0, 2],
            [1, 1, 3],
            [0, 0, 1]
          ]
        ]
      },
      {
        type: 'MultiLineString',
        coordinates: [
          [
            [179, 0],
            [-179, 0]
          ],
          [
            [178, 1],
            [179, 1]
          ]
        ]
      }
    ]
    for (const geometry of kept) expect(geometryOf(draftOf(geometry)!)).to.deep.equal(geometry)
  })

  it('moves, puts in and takes away points of every ring', () => {
    const draft = draftOf(parts)!
    expect(draft.places.length).to.equal(4 + 3 + 3)
    const moved = geometryOf(withMoved(draft, 5, [2, 5])) as typeof parts | null
    expect(moved!.coordinates[0][1]).to.deep.equal([
      [2, 2],
      [2, 5],
      [4, 4],
      [2, 2]
    ])
    expect(moved!.coordinates[1]).to.deep.equal([island])
    // The middle of the stretch that closes the hole.
    const closing = middlesOf(draft).find(({ place }) => place[0] === 3 && place[1] < 3.1 && place[1] > 2.9)!
    const more = geometryOf(withInserted(draft, closing.at, [3.5, 2.5])) as typeof parts | null
    expect(more!.coordinates[0][1]).to.deep.equal([
      [2, 2],
      [2, 4],
      [4, 4],
      [3.5, 2.5],
      [2, 2]
    ])
    // Where it is nearest, a point that is added bends a border.
    const added = geometryOf(withPlace(draft, [25, -1])) as typeof parts | null
    expect(added!.coordinates[1][0].length).to.equal(5)
    let less = draft
    for (let step = 0; step < 3; step++) {
      less = withoutPlace(less, 4)
      expect(geometryOf(less) === null).to.equal(step < 2)
    }
    expect(geometryOf(less)).to.deep.equal({ type: 'MultiPolygon', coordinates: [[outer], [island]] })
    for (let step = 0; step < 4; step++) less = withoutPlace(less, 0)
    expect(geometryOf(less)).to.deep.equal({ type: 'Polygon', coordinates: [island] })
  })

  it('may not be cut by its holes', () => {
    expect(crossesItself(draftOf(parts)!)).to.equal(false)
    expect(crossesItself(withMoved(draftOf(parts)!, 4, [-1, 2]))).to.equal(true)
    // A hole may touch the border.
    expect(crossesItself(withMoved(draftOf(parts)!, 4, [0, 2]))).to.equal(false)
  })

  it('has middles to put places into, an area also where it closes', () => {
    expect(
      middlesOf({
        type: 'line',
        places: [
          [0, 0],
          [4, 0]
        ]
      })
    ).to.deep.equal([{ at: 1, place: [2, 0] }])
    expect(middlesOf(area([0, 0], [4, 0], [4, 4])).map(({ at }) => at)).to.deep.equal([1, 2, 3])
  })
})
