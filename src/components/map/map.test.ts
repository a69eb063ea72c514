import { aTimeout, expect, fixture, html, oneEvent } from '@open-wc/testing'
import { restedMap } from '../../../test/components/map-for-tests.js'
import { newest, observation, projectForTests, until } from '../../../test/components/project-for-tests.js'
import type { DocumentId } from '../../model/index.js'
import type { Project, StoreEvent } from '../../project/index.js'
import './define.js'
import { hasStyle } from './has-style.js'
import type { CairnMapPickEvent, CairnMapPileOpenEvent, CairnMapSelectEvent } from './map-events.js'
import type { CairnMap } from './map.js'

const HERE: readonly [number, number] = [-73, -4]

function map(project: Project | null, zoom = 12): Promise<CairnMap> {
  return restedMap(
    html`<cairn-map
      lang="en"
      theme="light"
      style="width:500px;height:400px"
      .project=${project}
      .center=${HERE}
      .zoom=${zoom}
    ></cairn-map>`
  )
}

const find = <T extends Element>(element: CairnMap, selector: string): T =>
  element.shadowRoot!.querySelector<T>(selector)!
const has = (element: CairnMap, selector: string): boolean =>
  element.shadowRoot!.querySelector(selector) !== null
const marks = (element: CairnMap): HTMLButtonElement[] => [
  ...element.shadowRoot!.querySelectorAll<HTMLButtonElement>('.marks button')
]
const names = (element: CairnMap): string[] => marks(element).map(mark => mark.textContent.trim())

/** A tap at a place of the element, as the library hears it. */
function tap(element: CairnMap, x: number, y: number): void {
  const canvas = find<HTMLCanvasElement>(element, 'canvas')
  const box = canvas.getBoundingClientRect()
  const at = { clientX: box.left + x, clientY: box.top + y, bubbles: true, composed: true }
  canvas.dispatchEvent(new MouseEvent('mousedown', at))
  canvas.dispatchEvent(new MouseEvent('mouseup', at))
  canvas.dispatchEvent(new MouseEvent('click', at))
}

/** What tests put something else in the place of. */
const real = {
  watch: navigator.geolocation.watchPosition,
  getContext: HTMLCanvasElement.prototype.getContext
}

describe('cairn-map', () => {
  afterEach(() => {
    navigator.geolocation.watchPosition = real.watch
    HTMLCanvasElement.prototype.getContext = real.getContext
  })

  it('is one map, also when it was away for a moment while it was being made', async () => {
    const element = await fixture<CairnMap>(
      html`<cairn-map lang="en" style="height:300px" .project=${null}></cairn-map>`
    )
    const place = element.parentElement!
    element.remove()
    await aTimeout(0)
    place.append(element)
    const started = element.whenReady
    await started
    await until('it is there', () => has(element, 'canvas'))
    // The map that was begun first is late.
    await aTimeout(50)
    expect(element.shadowRoot!.querySelectorAll('canvas').length).to.equal(1)
  })

  it('starts without a project, with scale and buttons', async () => {
    const element = await map(null)
    await until('the scale is there', () => has(element, '.scale'))
    expect(find(element, '.legend').textContent).to.match(/\d+\s(km|m)/)
    await expect(element).to.be.accessible()
  })

  it('names its base map', async () => {
    const element = await map(await projectForTests())
    await until('the attribution is there', () => has(element, '.attribution'))
    expect(find(element, '.attribution').textContent).to.equal('Natural Earth')
  })

  it('keeps what is chosen in sight when it becomes narrower, and comes to it when it is chosen elsewhere', async () => {
    const project = await projectForTests([
      observation([HERE[0] + 0.03, HERE[1]], 'cairn/fire', {}, 2),
      observation([HERE[0] + 0.4, HERE[1]], 'cairn/fire', {}, 1)
    ])
    const { documents } = await project.store.documents.query({ kind: 'observation', sort: 'newest' })
    const [near, far] = documents.map(({ id }) => id)
    const element = await map(project)
    const seen = (longitude: number): number => element.library!.project([longitude, HERE[1]]).x
    element.selected = near!
    await until('it is drawn', () => element.library!.querySourceFeatures('cairn-selected').length > 0)
    expect(seen(HERE[0])).to.be.closeTo(250, 1)
    await until(
      'its button says so',
      () =>
        marks(element)
          .map(mark => mark.ariaCurrent)
          .join() === 'true'
    )
    element.style.width = '280px'
    await until('it is in sight', () => Math.abs(seen(HERE[0] + 0.03) - 240) < 1)
    element.selected = far!
    await until('the other is in sight', () => Math.abs(seen(HERE[0] + 0.4) - 240) < 1)
  })

  it('shows marks as buttons, north to south, named by category and name', async () => {
    const project = await projectForTests([
      observation([-73, -4.01], 'fire', { name: 'Lower' }),
      observation([-73, -3.99], 'big-tree', { name: '<b>Upper</b>' })
    ])
    const element = await map(project)
    await until('two marks', () => marks(element).length === 2)
    expect(names(element)).to.deep.equal(['Big tree, <b>Upper</b>', 'Fire, Lower'])
    expect(element.shadowRoot!.querySelector('b')).to.equal(null)
    await expect(element).to.be.accessible()
  })

  it('tells which mark was chosen, by its button and by a tap on its picture', async () => {
    const project = await projectForTests([observation([...HERE], 'fire')])
    const { id } = await newest(project)
    const element = await map(project)
    await until('the mark is there', () => marks(element).length === 1)
    setTimeout(() => marks(element)[0]!.click())
    expect((await oneEvent<CairnMapSelectEvent>(element, 'cairn-map-select')).id).to.equal(id)
    setTimeout(() => tap(element, 250, 172))
    expect((await oneEvent<CairnMapSelectEvent>(element, 'cairn-map-select')).id).to.equal(id)
  })

  it('picks a place where nothing is, once for a double tap', async () => {
    const element = await map(await projectForTests())
    let picks = 0
    element.addEventListener('cairn-map-pick', () => picks++)
    setTimeout(() => {
      tap(element, 250, 200)
      tap(element, 250, 200)
    })
    const { lngLat } = await oneEvent<CairnMapPickEvent>(element, 'cairn-map-pick')
    expect(lngLat[0]).to.be.closeTo(HERE[0], 1e-6)
    expect(lngLat[1]).to.be.closeTo(HERE[1], 1e-6)
    await aTimeout(20)
    expect(picks).to.equal(1)
    expect(element.pin!.lngLat[0]).to.be.closeTo(HERE[0], 1e-6)
  })

  it('puts no pin when the page cancels the pick', async () => {
    const element = await map(await projectForTests())
    element.addEventListener('cairn-map-pick', event => event.preventDefault())
    setTimeout(() => tap(element, 100, 100))
    await oneEvent(element, 'cairn-map-pick')
    expect(element.pin).to.equal(null)
  })

  it('picks also on a mark while a place is being chosen', async () => {
    const project = await projectForTests([observation([...HERE], 'fire')])
    const element = await map(project)
    await until('the mark is there', () => marks(element).length === 1)
    element.picking = true
    setTimeout(() => tap(element, 250, 172))
    await oneEvent(element, 'cairn-map-pick')
  })

  it('zooms to what a pile holds', async () => {
    const many = Array.from({ length: 20 }, (_, i) =>
      observation([-73 + i * 0.0004, -4 + i * 0.0004], 'fire')
    )
    const element = await map(await projectForTests(many), 8)
    await until('a pile', () => names(element).includes('20 observations'))
    marks(element)[0]!.click()
    // It may have come to rest once more before it moves.
    await until('it is near', () => element.library!.getZoom() > 10)
  })

  it('opens a pile in one place as a list', async () => {
    const many = Array.from({ length: 7 }, () => observation([...HERE], 'fire'))
    const element = await map(await projectForTests(many))
    await until('a pile', () => names(element).includes('7 observations'))
    setTimeout(() => marks(element)[0]!.click())
    const pile = await oneEvent<CairnMapPileOpenEvent>(element, 'cairn-map-pile-open')
    expect(pile.count).to.equal(7)
    expect(pile.documents.length).to.equal(7)
  })

  it('shows what is saved while it is open, and only what the filter lets through', async () => {
    const project = await projectForTests()
    const element = await map(project)
    const geometry = { type: 'Point', coordinates: [...HERE] }
    await project.create({ geometry, presetRef: 'fire', tags: new Map() })
    await until('the mark is there', () => names(element).join() === 'Fire')
    element.filter = { presets: ['big-tree'] }
    await until('it is filtered', () => marks(element).length === 0)
    element.filter = null
    await until('it is back', () => names(element).join() === 'Fire')
  })

  it('keeps its map when it is only moved on the page', async () => {
    const element = await map(await projectForTests())
    const canvas = find(element, 'canvas')
    const other = document.createElement('div')
    document.body.append(other)
    other.append(element)
    await aTimeout(30)
    expect(find(element, 'canvas') === canvas).to.equal(true)
    expect(canvas.isConnected).to.equal(true)
    other.remove()
    await until('it has ended', () => !has(element, 'canvas'))
  })

  it('puts its marks back when its theme changes', async () => {
    const element = await map(await projectForTests([observation([...HERE], 'fire')]))
    await until('the mark is there', () => names(element).join() === 'Fire')
    element.setAttribute('theme', 'dark')
    await oneEvent(element, 'cairn-map-moved')
    await until('the mark is there again', () => names(element).join() === 'Fire')
  })

  it('says how looking for the own position went', async () => {
    const element = await map(null)
    const button = find<HTMLButtonElement>(element, '[part=locate]')
    navigator.geolocation.watchPosition = (_found, failed) => {
      failed?.({ code: 1, PERMISSION_DENIED: 1, POSITION_UNAVAILABLE: 2, TIMEOUT: 3, message: '' })
      return 1
    }
    button.click()
    await until('it is said', () => has(element, '.notice'))
    expect(find(element, '.notice').textContent).to.contain('Position is off for this page.')
    expect(button.dataset['state']).to.equal('denied')
  })

  it('shows the list where maps cannot be drawn', async () => {
    HTMLCanvasElement.prototype.getContext = () => null
    const project = await projectForTests([observation([...HERE], 'fire')])
    const element = await fixture<CairnMap>(
      html`<cairn-map lang="en" style="height:500px" .project=${project}></cairn-map>`
    )
    await element.whenDrawn
    expect(has(element, 'cairn-observation-list')).to.equal(true)
    HTMLCanvasElement.prototype.getContext = real.getContext
    expect(find(element, '.note').textContent).to.contain('cannot draw the map')
    const list = find<Element>(element, 'cairn-observation-list')
    await until('it has its row', () => list.shadowRoot!.querySelectorAll('li button').length === 1)
  })

  it('comes back after the browser took its graphics away, with what came and changed meanwhile', async () => {
    const project = await projectForTests([observation([...HERE], 'fire')])
    const element = await map(project)
    await until('the mark is there', () => names(element).join() === 'Fire')
    const gone: unknown[] = []
    const hear = ({ message }: ErrorEvent): unknown => gone.push(message)
    window.addEventListener('error', hear)
    const graphics = find<HTMLCanvasElement>(element, 'canvas').getContext('webgl2')!
    const loss = graphics.getExtension('WEBGL_lose_context')!
    loss.loseContext()
    await until('they are gone', () => !hasStyle(element.library!))
    const there = { type: 'Point', coordinates: [HERE[0] + 0.02, HERE[1]] }
    const id = await project.create({ geometry: there, presetRef: 'dirty-water', tags: new Map() })
    element.selected = id
    element.filter = { presets: ['dirty-water'] }
    element.setAttribute('theme', 'dark')
    tap(element, 250, 200)
    await aTimeout(100)
    loss.restoreContext()
    await until('only what fits is there', () => names(element).join() === 'Dirty water')
    await until('it is drawn large', () => element.library!.querySourceFeatures('cairn-selected').length > 0)
    window.removeEventListener('error', hear)
    expect(gone).to.deep.equal([])
    expect(has(element, '.notice')).to.equal(false)
    expect(element.library!.getPaintProperty('world-land', 'fill-color')).to.equal('#171e1b')
  })

  it('that could not start shows the list, and starts when it is asked to try again', async () => {
    // The look whether there is WebGL names no attributes, the map library does.
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...given: unknown[]) {
      return given[1] === undefined ? (Reflect.apply(real.getContext, this, given) as unknown) : null
    } as typeof real.getContext
    const element = await fixture<CairnMap>(
      html`<cairn-map lang="en" style="height:500px" .project=${await projectForTests()}></cairn-map>`
    )
    await until('it says so', () => has(element, '.again'))
    HTMLCanvasElement.prototype.getContext = real.getContext
    expect(find(element, '.note').textContent).to.contain('The map could not start.')
    expect(has(element, 'cairn-observation-list')).to.equal(true)
    await expect(element).to.be.accessible()
    const rested = oneEvent(element, 'cairn-map-moved')
    find<HTMLButtonElement>(element, '.again').click()
    await rested
    expect(has(element, '.instead')).to.equal(false)
  })

  it('says when a choice cannot be read, and stays', async () => {
    const project = await projectForTests([observation([...HERE], 'fire')], store => ({
      documents: { ...store.documents, get: () => Promise.reject(new Error('gone')) }
    }))
    const element = await map(project)
    await until('it is said', () => has(element, '.notice'))
    expect(find(element, '.notice').textContent).to.contain('The list shows them all.')
  })

  it('names what only this device holds, and no longer when another does', async () => {
    let holders = 0
    let tell: (event: StoreEvent) => void = () => undefined
    const project = await projectForTests([observation([...HERE], 'fire')], store => ({
      sync: {
        state: () => Promise.reject(new Error('not asked')),
        connect: () => Promise.resolve(),
        disconnect: () => Promise.resolve(),
        pause: () => Promise.resolve(),
        resume: () => Promise.resolve()
      },
      subscribe: listener => {
        tell = listener
        return store.subscribe(listener)
      },
      documents: {
        ...store.documents,
        get: async id => {
          const document = await store.documents.get(id)
          return document && { ...document, holders }
        }
      }
    }))
    const element = await map(project)
    const hasBadge = (): boolean => (element.library?.querySourceFeatures('cairn-badges').length ?? 0) > 0
    await until('it is named', () => names(element).join() === 'Fire, Only here')
    await until('it has a badge', hasBadge)
    const place = element.parentElement!
    element.remove()
    await until('the map has ended', () => element.library === null)
    place.append(element)
    await until('it has a badge on the next map', hasBadge)
    holders = 1
    tell({ type: 'sync' })
    await until('it is held elsewhere', () => names(element).join() === 'Fire')
  })

  it('survives a choice that does not exist', async () => {
    const element = await map(await projectForTests())
    element.selected = 'f'.repeat(64) as DocumentId
    await element.updateComplete
    await element.whenReady
    expect(marks(element).length).to.equal(0)
  })
})
