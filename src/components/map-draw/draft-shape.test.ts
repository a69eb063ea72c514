import { expect } from '@open-wc/testing'
import { crossesItself, draftOf, geometryOf, middlesOf } from './draft-shape.js'
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

  it('comes back from its geometry, also across the antimeridian; what is in parts stays as it is', () => {
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
    const hole = [
      [1, 0.5],
      [2, 0.5],
      [2, 1],
      [1, 0.5]
    ]
    const holed = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [4, 0],
          [4, 4],
          [0, 0]
        ],
        hole
      ]
    }
    for (const other of [
      holed,
      null,
      'x',
      {
        type: 'MultiPoint',
        coordinates: [
          [0, 0],
          [1, 1]
        ]
      }
    ])
      expect(draftOf(other)).to.equal(null)
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
