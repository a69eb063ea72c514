import { expect, html, oneEvent } from '@open-wc/testing'
import { restedMap } from '../../../test/components/map-for-tests.js'
import { projectForTests } from '../../../test/components/project-for-tests.js'
import { FIELD } from '../../model/index.js'
import type { Json } from '../../model/index.js'
import type { Project } from '../../project/index.js'
import type { MemoryDocument } from '../../sync/memory/memory-adapter.js'
import './define.js'
import type { CairnMapSelectEvent } from './map-events.js'
import type { CairnMap } from './map.js'

/** A degree is about 5,800 pixels at this zoom. */
const HERE: readonly [number, number] = [-73, -4]
const ZOOM = 12

const drawn = (geometry: Json, presetRef: string, name = ''): MemoryDocument => ({
  kind: 'observation',
  set: new Map<string, Json>([
    [FIELD.location, geometry],
    [FIELD.presetRef, presetRef],
    ...(name === '' ? [] : ([['tag/name', name]] as const))
  ])
})
const line = (...coordinates: [number, number][]): Json => ({ type: 'LineString', coordinates })
const square = (west: number, south: number, side: number): Json => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south]
    ]
  ]
})

function map(project: Project, center = HERE): Promise<CairnMap> {
  return restedMap(
    html`<cairn-map
      lang="en"
      theme="light"
      style="width:500px;height:400px"
      .project=${project}
      .center=${center}
      .zoom=${ZOOM}
    ></cairn-map>`
  )
}

const marks = (element: CairnMap): HTMLButtonElement[] => [
  ...element.shadowRoot!.querySelectorAll<HTMLButtonElement>('.marks button')
]
const names = (element: CairnMap): string[] => marks(element).map(mark => mark.textContent.trim())

/** Waits for the marks; a failure tells those that are there. */
async function shows(element: CairnMap, expected: readonly string[]): Promise<void> {
  for (let i = 0; i < 1000 && names(element).join('|') !== expected.join('|'); i++)
    await new Promise(resolve => setTimeout(resolve, 10))
  expect(names(element)).to.deep.equal(expected)
}

function tap(element: CairnMap, x: number, y: number): void {
  const canvas = element.shadowRoot!.querySelector('canvas')!
  const box = canvas.getBoundingClientRect()
  const at = { clientX: box.left + x, clientY: box.top + y, bubbles: true, composed: true }
  for (const type of ['mousedown', 'mouseup', 'click']) canvas.dispatchEvent(new MouseEvent(type, at))
}

async function chosenBy(element: CairnMap, act: () => void): Promise<CairnMapSelectEvent> {
  setTimeout(act)
  return oneEvent<CairnMapSelectEvent>(element, 'cairn-map-select')
}

describe('lines and areas on cairn-map', () => {
  it('are marks that Tab walks, named as what they are', async () => {
    const project = await projectForTests([
      drawn(square(-73.01, -3.995, 0.008), 'fire', 'Upper'),
      drawn(line([-73.015, -4.005], [-72.985, -4.005]), 'fishing-spot', 'Lower')
    ])
    const element = await map(project)
    await shows(element, ['Fire, area, Upper', 'Fishing spot, line, Lower'])
    await expect(element).to.be.accessible()
    element.setAttribute('theme', 'dark')
    await oneEvent(element, 'cairn-map-moved')
    await shows(element, ['Fire, area, Upper', 'Fishing spot, line, Lower'])
  })

  it('stand where they are in view when their middle is not', async () => {
    const project = await projectForTests([drawn(square(-73.3, -4.3, 0.305), 'fire')])
    const element = await map(project)
    await shows(element, ['Fire, area'])
    const { left, top } = marks(element)[0]!.style
    expect(Number.parseInt(left)).to.be.within(0, 500)
    expect(Number.parseInt(top)).to.be.within(0, 400)
  })

  it('are chosen by a tap near them, a line before the area under it', async () => {
    const project = await projectForTests([
      drawn(square(-73.03, -4.03, 0.06), 'fire', 'Under'),
      drawn(line([-73.4, -4.006], [-72.9, -4.006]), 'fishing-spot', 'Over')
    ])
    const element = await map(project)
    await shows(element, ['Fire, area, Under', 'Fishing spot, line, Over'])
    const [under, over] = await Promise.all(
      ['Under', 'Over'].map(async text => {
        const page = await project.store.documents.query({ kind: 'observation', filter: { text } })
        return page.documents[0]!.id
      })
    )
    // The line runs 35 pixels below the middle; the finger comes 4 beside it.
    expect((await chosenBy(element, () => tap(element, 100, 239))).id).to.equal(over)
    await new Promise(resolve => setTimeout(resolve, 320))
    expect((await chosenBy(element, () => tap(element, 100, 120))).id).to.equal(under)
  })

  it('are tracks too, which say so', async () => {
    const project = await projectForTests([{ kind: 'track', set: new Map<string, Json>([['name', 'Walk']]) }])
    const { documents } = await project.store.documents.query({ kind: 'track' })
    const element = await map(project)
    expect(names(element)).to.deep.equal([])
    await project.store.tracks!.append(documents[0]!.id, [
      [-73.01, -4, 1],
      [-73, -4.002, 2],
      [-72.99, -4, 3]
    ])
    await shows(element, ['Track, Walk'])
    const chosen = await chosenBy(element, () => marks(element)[0]!.click())
    expect([chosen.id, chosen.kind]).to.deep.equal([documents[0]!.id, 'track'])
    element.selected = chosen.id
    await oneEvent(element, 'cairn-map-moved')
    expect(names(element)).to.deep.equal(['Track, Walk'])
  })

  it('across the antimeridian are there from both sides', async () => {
    const area = {
      type: 'Polygon',
      coordinates: [
        [
          [179.99, -4.01],
          [-179.99, -4.01],
          [-179.99, -3.99],
          [179.99, -3.99]
        ]
      ]
    }
    const project = await projectForTests([drawn(area, 'fire')])
    for (const longitude of [179.985, -179.985]) {
      const element = await map(project, [longitude, -4])
      await shows(element, ['Fire, area'])
      expect(Number.parseInt(marks(element)[0]!.style.left)).to.be.within(0, 500)
      element.remove()
    }
  })
})
