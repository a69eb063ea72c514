import { expect, html } from '@open-wc/testing'
import { restedMap } from '../../../test/components/map-for-tests.js'
import { until } from '../../../test/components/project-for-tests.js'
import type { MapHandle, MapLayers, MapLayersStyle, Plugin } from '../../project/types.js'
import { openProject } from '../../project/index.js'
import type { Project } from '../../project/index.js'
import { memoryAdapter } from '../../sync/memory/memory-adapter.js'
import './define.js'
import type { CairnMap } from './map.js'

const HERE: readonly [number, number] = [-73, -4]

/** A red square around the middle of the map. */
const square = (colour: string): MapLayersStyle => ({
  sources: {
    land: {
      type: 'geojson',
      data: {
        type: 'Polygon',
        coordinates: [
          [
            [-74, -5],
            [-72, -5],
            [-72, -3],
            [-74, -3],
            [-74, -5]
          ]
        ]
      }
    }
  },
  layers: [{ id: 'fill', type: 'fill', source: 'land', paint: { 'fill-color': colour } }]
})

class Control extends HTMLElement {
  map: MapHandle | undefined = undefined
  project: Project | undefined = undefined
}

async function mapWith(contributes: Plugin['contributes']): Promise<{ map: CairnMap; project: Project }> {
  const adapter = memoryAdapter()
  const { id } = await adapter.create({ name: 'Rivers', deviceName: 'Phone' })
  const plugins: Plugin[] = [{ name: 'more', apiVersion: 1, contributes }]
  const project = await openProject(await adapter.open(id), plugins, { languages: ['en'] })
  const map = await restedMap(
    html`<cairn-map
      lang="en"
      theme="light"
      style="width:400px;height:300px"
      .project=${project}
      .center=${HERE}
      .zoom=${12}
    ></cairn-map>`
  )
  return { map, project }
}

const layers = (more: Partial<MapLayers> = {}): MapLayers => ({
  id: 'land',
  name: 'Land',
  attribution: 'Land office',
  layers: () => square('#ff0000'),
  ...more
})
const drawn = (map: CairnMap): readonly string[] => map.library!.getLayersOrder()
const has = (map: CairnMap, name = 'plugin/land/fill'): boolean => map.library!.getLayer(name) !== undefined

describe('what plugins bring to a map', () => {
  it('is drawn below or above the observations, and says who made it', async () => {
    const above = layers({ id: 'top', place: 'above' })
    const { map } = await mapWith({ mapLayers: [layers(), above] })
    await until('both are there', () => has(map) && has(map, 'plugin/top/fill'))
    const order = drawn(map)
    expect(order.indexOf('plugin/land/fill')).to.be.lessThan(order.indexOf('cairn-here-area'))
    expect(order.indexOf('plugin/top/fill')).to.be.greaterThan(order.indexOf('cairn-points'))
    expect(order.indexOf('plugin/top/fill')).to.be.lessThan(order.indexOf('cairn-pin'))
    const maker = (): string => map.shadowRoot!.querySelector('.attribution')?.textContent ?? ''
    await until('it is said', () => maker().includes('Land office'))
  })

  it('comes back with another theme and another place in the page, in the colours of then', async () => {
    const { map } = await mapWith({
      mapLayers: [layers({ layers: theme => square(theme === 'dark' ? '#00ff00' : '#ff0000') })]
    })
    await until('it is there', () => has(map))
    const other = document.createElement('div')
    document.body.append(other)
    other.append(map)
    map.setAttribute('theme', 'dark')
    await until(
      'it is there again',
      () => has(map) && map.library!.getPaintProperty('plugin/land/fill', 'fill-color') === '#00ff00'
    )
    other.remove()
  })

  it('is asked again when it says so', async () => {
    let colour = '#ff0000'
    let changed = (): void => undefined
    const { map } = await mapWith({
      mapLayers: [
        layers({
          layers: () => square(colour),
          subscribe: tell => {
            changed = tell
            return () => undefined
          }
        })
      ]
    })
    await until('it is there', () => has(map))
    colour = '#0000ff'
    changed()
    await until(
      'it is blue',
      () => has(map) && map.library!.getPaintProperty('plugin/land/fill', 'fill-color') === '#0000ff'
    )
  })

  it('is switched off and listed when it fails, while the rest is drawn', async () => {
    const wrong = { sources: {}, layers: [{ id: 'fill', type: 'fill', source: 'nowhere' }] }
    const { map, project } = await mapWith({
      mapLayers: [
        layers({ id: 'throws', layers: () => Promise.reject(new Error('no boats')) }),
        layers({ id: 'wrong', layers: () => wrong }),
        layers()
      ]
    })
    await until('the whole one is there', () => has(map))
    await until('both are listed', () => project.problems.length === 2)
    expect(project.problems.map(({ message }) => message).join()).to.contain('no boats')
    expect(project.mapLayers.map(({ id }) => id)).to.deep.equal(['land'])
    expect(has(map, 'plugin/wrong/fill')).to.equal(false)
  })

  it('stands in its corner, knows the map through a handle, and may hide layers', async () => {
    const { map, project } = await mapWith({
      mapLayers: [layers()],
      mapControls: [
        { id: 'legend', name: 'Legend', corner: 'bottom-start', element: () => Promise.resolve(Control) },
        {
          id: 'broken',
          name: 'Broken',
          corner: 'top-end',
          element: () => Promise.reject(new Error('no wind'))
        }
      ]
    })
    const control = (): Control | null => map.shadowRoot!.querySelector<Control>('.bottom-start > *')
    await until('it is there', () => control() !== null && has(map))
    expect(control()!.project).to.equal(project)
    await until('the other one is listed', () => project.problems.length === 1)
    const handle = control()!.map!
    expect(handle.center[0]).to.be.closeTo(HERE[0], 1e-9)
    handle.setShown('land', false)
    expect(handle.isShown('land')).to.equal(false)
    expect(map.library!.getLayoutProperty('plugin/land/fill', 'visibility')).to.equal('none')
    let rested = 0
    const stop = handle.subscribe(() => rested++)
    handle.goTo([-72, -3], 10)
    await until('it is there', () => rested > 0 && handle.zoom === 10)
    stop()
    await expect(map).to.be.accessible()
  })
})
