import { expect } from '@open-wc/testing'
import { sexagesimal, utm } from './notations.js'

const grid = (longitude: number, latitude: number): string => {
  const found = utm(longitude, latitude)
  return found === null
    ? 'none'
    : `${found.zone}${found.band} ${Math.floor(found.easting)} ${Math.floor(found.northing)}`
}

describe('the UTM grid', () => {
  it('agrees with published positions', () => {
    // The CN Tower, as its articles give it: 17T 630084 m E, 4833438 m N.
    expect(grid(-79.387139, 43.642567)).to.equal('17T 630084 4833438')
    // Where the equator meets a zone's edge and its middle: DMA TM 8358.2 tabulates 166021.44 and 500000.
    expect(grid(0, 0)).to.equal('31N 166021 0')
    expect(grid(3, 0)).to.equal('31N 500000 0')
  })

  it('counts from the pole in the south', () => {
    expect(grid(-73.5, -0.0001)).to.match(/^18M \d{6} 9999988$/)
  })

  it('widens the zones of southern Norway and of Svalbard', () => {
    const zone = (longitude: number, latitude: number): number => utm(longitude, latitude)!.zone
    expect([zone(2.9, 60), zone(3, 60), zone(5.32, 60.39), zone(5.32, 55.9), zone(5.32, 64)]).to.deep.equal([
      31, 32, 32, 31, 31
    ])
    expect([
      zone(8.9, 78),
      zone(9, 78),
      zone(20.9, 78),
      zone(21, 78),
      zone(32.9, 78),
      zone(33, 78)
    ]).to.deep.equal([31, 33, 33, 35, 35, 37])
    expect([zone(7, 71.9), zone(42, 78), zone(-1, 78)]).to.deep.equal([32, 38, 30])
  })

  it('ends before the poles, and goes around the earth', () => {
    expect([grid(0, 84.1), grid(0, -80.1)]).to.deep.equal(['none', 'none'])
    expect(utm(10, 84)!.band).to.equal('X')
    expect(grid(180, 10)).to.equal(grid(-180, 10))
  })
})

describe('degrees, minutes and seconds', () => {
  it('carries what rounding makes whole', () => {
    expect(sexagesimal(-43.642567)).to.deep.equal({ degrees: 43, minutes: 38, seconds: 33.2 })
    expect(sexagesimal(59.99999999)).to.deep.equal({ degrees: 60, minutes: 0, seconds: 0 })
    expect(sexagesimal(0.9999999)).to.deep.equal({ degrees: 1, minutes: 0, seconds: 0 })
  })
})
