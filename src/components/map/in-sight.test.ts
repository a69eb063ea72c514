import { expect } from '@open-wc/testing'
import { moveIntoSight } from './in-sight.js'

const box = { width: 400, height: 300 }

describe('what is chosen stays in sight', () => {
  it('leaves a map alone that shows it whole', () => {
    expect(moveIntoSight({ x: 40, y: 260 }, box)).to.equal(null)
  })

  it('moves it as little as brings the mark in, on each side', () => {
    expect(moveIntoSight({ x: 390, y: 150 }, box)).to.deep.equal([30, 0])
    expect(moveIntoSight({ x: -10, y: 299 }, box)).to.deep.equal([-50, 39])
  })

  it('shows it in the middle of a map that is too small for an edge', () => {
    expect(moveIntoSight({ x: 60, y: 10 }, { width: 50, height: 20 })).to.deep.equal([35, 0])
  })
})
