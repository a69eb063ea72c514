import type { GeoJSONSource } from 'maplibre-gl'
import '../../src/components/map/define.js'
import { loadMapLibrary, setMapWorkerUrl } from '../../src/components/map/map-library.js'
import '../../src/components/observation-list/define.js'
import '../../src/components/sync-panel/define.js'
import { defaultCategories, makiIcons, temakiIcons } from '../../src/plugins/index.js'
import { openProject } from '../../src/project/index.js'
import type { ProjectStore } from '../../src/project/index.js'
import { pointOf } from './map-points.js'

const STYLE = 'display:grid;grid-template-columns:2fr 1fr 1fr;height:100vh;margin:0'
/** Between two changes of the map library's own points, milliseconds: ours leave as long a page time for the rest. */
const LIBRARY_MS = 250

/** What stands on the page while documents come. */
export type Screens = 'map, list and copies' | 'list and copies' | 'the map library alone'

/** Puts it on the page. Resolves when it stands there. */
async function showScreens(store: ProjectStore, screens: Screens): Promise<void> {
  setMapWorkerUrl('/maplibre-gl-worker.mjs')
  document.body.style.cssText = STYLE
  if (screens === 'the map library alone') return showLibrary(store)
  const project = await openProject(store, [defaultCategories(), makiIcons(), temakiIcons()])
  const panels = [
    document.createElement('cairn-observation-list'),
    document.createElement('cairn-sync-panel')
  ]
  const map = screens === 'list and copies' ? null : document.createElement('cairn-map')
  const shown = map === null ? panels : [map, ...panels]
  for (const element of shown) element.project = project
  document.body.replaceChildren(...shown)
  await Promise.all(shown.map(element => element.updateComplete))
  await map?.whenReady
  if (map) await new Promise(resolve => map.addEventListener('cairn-map-moved', resolve, { once: true }))
}

/** A map without the kit: the library's own clusters, of as many points as are counted. */
async function showLibrary(store: ProjectStore): Promise<void> {
  const { Map: LibraryMap } = await loadMapLibrary()
  const container = document.createElement('div')
  document.body.replaceChildren(container)
  const map = new LibraryMap({
    container,
    style: { version: 8, sources: {}, layers: [] },
    center: [0, 0],
    zoom: 1,
    fadeDuration: 0
  })
  await new Promise(resolve => map.once('idle', resolve))
  const data: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] }
  map.addSource('all', { type: 'geojson', data, cluster: true, clusterMaxZoom: 14 })
  map.addLayer({ id: 'dots', type: 'circle', source: 'all', paint: { 'circle-radius': 16 } })
  let timer: ReturnType<typeof setTimeout> | undefined
  let known = 0
  const show = async (): Promise<void> => {
    const count = await store.documents.count({ kind: 'observation' })
    timer = undefined
    const add = Array.from({ length: count - known }, (_, place) => feature(known + place))
    known = count
    await map.getSource<GeoJSONSource>('all')?.updateData({ add })
  }
  store.subscribe(event => {
    if (event.type === 'documents') timer ??= setTimeout(() => void show(), LIBRARY_MS)
  })
}

function feature(number: number): GeoJSON.Feature<GeoJSON.Point> {
  const geometry: GeoJSON.Point = { type: 'Point', coordinates: [...pointOf(number)] }
  return { type: 'Feature', id: number + 1, geometry, properties: {} }
}

Object.assign(window, { showScreens })
