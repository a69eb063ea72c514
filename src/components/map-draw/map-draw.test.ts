import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import { projectForTests, until } from '../../../test/components/project-for-tests.js'
import type { Json } from '../../model/index.js'
import '../map/define.js'
import type { CairnMap } from '../map/map.js'
import './define.js'
import type { CairnMapDrawDoneEvent } from './map-draw-events.js'
import type { CairnMapDraw } from './map-draw.js'

const HERE = [-73, -4] as const

async function drawOn(
  shape: CairnMapDraw['shape'],
  geometry: Json | null = null
): Promise<[CairnMap, CairnMapDraw]> {
  const map = await fixture<CairnMap>(
    html`<cairn-map
      lang="en"
      theme="light"
      style="width:500px;height:600px"
      .project=${await projectForTests()}
      .center=${HERE}
      .zoom=${12}
    >
      <cairn-map-draw .shape=${shape} .geometry=${geometry}></cairn-map-draw>
    </cairn-map>`
  )
  const draw = map.querySelector('cairn-map-draw')!
  for (let i = 0; i < 1000 && !map.drawing; i++) await new Promise(resolve => setTimeout(resolve, 10))
  expect(map.drawing, 'it draws').to.equal(true)
  await draw.updateComplete
  return [map, draw]
}

const button = (draw: CairnMapDraw, name: string): HTMLButtonElement =>
  [...draw.shadowRoot!.querySelectorAll('button')].find(each => each.textContent.trim() === name)!
const said = (draw: CairnMapDraw): string =>
  draw.shadowRoot!.querySelector('.size')!.textContent.replace(/\s+/g, ' ').trim()
const canvas = (map: CairnMap): HTMLCanvasElement => map.shadowRoot!.querySelector('canvas')!

let lastTap = 0
/** Presses and lets go at a place, as a slow finger does: a fast second tap is a wet one. */
async function tap(
  map: CairnMap,
  x: number,
  y: number,
  to: readonly [number, number] = [x, y]
): Promise<void> {
  while (performance.now() - lastTap < 320) await new Promise(resolve => setTimeout(resolve, 20))
  const box = canvas(map).getBoundingClientRect()
  const at = (place: readonly [number, number]): MouseEventInit => ({
    clientX: box.left + place[0],
    clientY: box.top + place[1],
    bubbles: true,
    composed: true
  })
  canvas(map).dispatchEvent(new MouseEvent('mousedown', at([x, y])))
  if (to[0] !== x || to[1] !== y) {
    for (const share of [0.5, 1])
      canvas(map).dispatchEvent(
        new MouseEvent('mousemove', { ...at([x + (to[0] - x) * share, y + (to[1] - y) * share]), buttons: 1 })
      )
  }
  canvas(map).dispatchEvent(new MouseEvent('mouseup', at(to)))
  if (to[0] === x && to[1] === y) canvas(map).dispatchEvent(new MouseEvent('click', at(to)))
  lastTap = performance.now()
}

function key(target: Element, name: string): void {
  target.dispatchEvent(
    new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true, cancelable: true })
  )
}

const placesOf = (value: Json | null): readonly (readonly [number, number])[] =>
  (value as { coordinates: (readonly [number, number])[][] }).coordinates[0]!

describe('cairn-map-draw', () => {
  it('draws an area by taps, tells its size, and gives it when it is done', async () => {
    const [map, draw] = await drawOn('area')
    expect(said(draw)).to.contain('Tap the map')
    expect(button(draw, 'Done').disabled).to.equal(true)
    let picks = 0
    map.addEventListener('cairn-map-pick', () => picks++)
    const legend = map.shadowRoot!.querySelector('.legend')!
    const panel = draw.shadowRoot!.querySelector('.panel')!
    await until(
      'who made the map stands above the panel',
      () => legend.getBoundingClientRect().bottom <= panel.getBoundingClientRect().top
    )
    for (const [x, y] of [
      [150, 100],
      [350, 100],
      [350, 300]
    ] as const)
      await tap(map, x, y)
    await draw.updateComplete
    expect(said(draw)).to.match(/^\d+ ha, \d+ km around$/)
    await expect(draw).to.be.accessible()
    setTimeout(() => button(draw, 'Done').click())
    const { geometry, lngLat } = await oneEvent<CairnMapDrawDoneEvent>(draw, 'cairn-map-draw-done')
    expect(geometry).to.have.property('type', 'Polygon')
    expect(placesOf(geometry).length).to.equal(4)
    expect(lngLat[0]).to.be.closeTo(-73, 0.03)
    expect(picks).to.equal(0)
    draw.remove()
    const below = map.getBoundingClientRect().bottom - legend.getBoundingClientRect().bottom
    expect(below).to.be.closeTo(14, 0.1)
  })

  it('draws with the keyboard alone: the cross adds, the arrows move the map', async () => {
    const [map, draw] = await drawOn('line')
    const add = button(draw, 'Add point here')
    await until('it has the focus', () => draw.shadowRoot!.activeElement === add)
    add.click()
    for (const arrow of ['ArrowRight', 'ArrowRight', 'ArrowUp']) key(add, arrow)
    add.click()
    await draw.updateComplete
    expect(said(draw)).to.match(/^[\d.]+ (k?m) long$/)
    const { coordinates } = draw.value as unknown as { coordinates: [number, number][] }
    expect(coordinates[0]![0]).to.be.closeTo(-73, 1e-6)
    expect(coordinates[1]![0]).to.be.greaterThan(-73)
    expect(coordinates[1]![1]).to.be.greaterThan(-4)
    key(add, 'Backspace')
    expect(draw.value).to.equal(null)
    key(canvas(map), ' ')
    setTimeout(() => key(canvas(map), 'Enter'))
    await oneEvent(draw, 'cairn-map-draw-done')
    setTimeout(() => key(canvas(map), 'Escape'))
    await oneEvent(draw, 'cairn-map-draw-cancel')
  })

  it('refuses an area whose border crosses itself, in plain words', async () => {
    const [map, draw] = await drawOn('area')
    for (const [x, y] of [
      [150, 100],
      [350, 300],
      [350, 100],
      [150, 300]
    ] as const)
      await tap(map, x, y)
    await draw.updateComplete
    expect(draw.shadowRoot!.querySelector('[role=alert]')!.textContent).to.contain(
      'The border crosses itself.'
    )
    expect(button(draw, 'Done').disabled).to.equal(true)
    expect(draw.value).to.equal(null)
    button(draw, 'Undo').click()
    await draw.updateComplete
    expect(button(draw, 'Done').disabled).to.equal(false)
  })

  it('changes what is there: drags a point, puts one into a stretch, takes one away', async () => {
    const [map, draw] = await drawOn('line', {
      type: 'LineString',
      coordinates: [
        [-73.02, -4],
        [-72.98, -4]
      ]
    })
    const centre = map.library!.project([-72.98, -4])
    await tap(map, centre.x, centre.y, [centre.x, centre.y - 100])
    const moved = draw.value as unknown as { coordinates: [number, number][] }
    expect(moved.coordinates[1]![1]).to.be.greaterThan(-3.99)
    expect(moved.coordinates[0]).to.deep.equal([-73.02, -4])
    const middle = map.library!.project([-73, (moved.coordinates[1]![1] - 4) / 2])
    await tap(map, middle.x, middle.y)
    expect((draw.value as unknown as { coordinates: unknown[] }).coordinates.length).to.equal(3)
    await draw.updateComplete
    button(draw, 'Remove point').click()
    expect((draw.value as unknown as { coordinates: unknown[] }).coordinates.length).to.equal(2)
    button(draw, 'Choose next point').click()
    await draw.updateComplete
    button(draw, 'Move point here').click()
    for (let step = 0; step < 4; step++) key(canvas(map), 'Backspace')
    expect((draw.value as unknown as { coordinates: unknown[] }).coordinates).to.deep.equal([
      [-73.02, -4],
      [-72.98, -4]
    ])
  })

  it('leaves the map as it was', async () => {
    const [map, draw] = await drawOn('point')
    await tap(map, 250, 200)
    expect(draw.value).to.have.property('type', 'Point')
    draw.remove()
    expect(map.drawing).to.equal(false)
    expect(map.library!.getSource('cairn-drawing')).to.equal(undefined)
  })
})
