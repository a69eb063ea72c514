import type { GeoJSONSource, Map as LibraryMap } from 'maplibre-gl'
import { loadMapLibrary, setMapWorkerUrl } from '../../src/components/map/map-library.js'
import { MapView } from '../../src/components/map/map-view.js'
import { readMarkColours } from '../../src/components/map/mark-colours.js'
import { SOURCE } from '../../src/components/map/mark-layers.js'
import { defaultCategories, makiIcons, temakiIcons } from '../../src/plugins/index.js'
import { openProject } from '../../src/project/index.js'
import { remoteAdapter } from '../../src/sync/remote/index.js'
import { pointOf } from './map-points.js'

/** Milliseconds of each thing that a map of many observations does. */
export interface MapTimes {
  readonly first: number
  /** Median of the frames while it is panned. */
  readonly frame: number
  /** Median of one after the other. */
  readonly addOne: number
  readonly burst: number
}
export interface MapOrder {
  readonly who: 'ours' | 'library'
  readonly count: number
  readonly burst: number
}

const START = { center: [0, 0] as [number, number], zoom: 1 }
const PAN_MS = 2000
const ONES = 9
/** Between two of them: one that comes by itself, and not one of many. */
const APART_MS = 1_000
const blank = { version: 8, sources: {}, layers: [] } as const

Object.assign(window, { measureMap })

async function measureMap({ who, count, burst }: MapOrder): Promise<MapTimes> {
  setMapWorkerUrl('/maplibre-gl-worker.mjs')
  const side = who === 'ours' ? await ours(count) : await library(count)
  const first = await timed(() => side.start(), side, count, 'idle')
  const frame = await pan(side.map)
  const ones: number[] = []
  for (let at = count; at < count + ONES; at++) {
    await new Promise(resolve => setTimeout(resolve, APART_MS))
    ones.push(await timed(() => side.add(at, 1), side, at + 1, 'render'))
  }
  const all = await timed(() => side.add(count + ONES, burst), side, count + ONES + burst, 'idle')
  return { first, frame, addOne: median(ones), burst: all }
}

interface Side {
  readonly map: LibraryMap
  start(): void
  add(from: number, count: number): Promise<void> | void
  /** Asked when the map stands still: whether it stands with that many. */
  isDrawn(count: number): boolean
}

/** Until the map stands still ('idle') with that many on it, or a frame with them is drawn ('render'). */
async function timed(
  act: () => Promise<void> | void,
  { map, isDrawn }: Side,
  count: number,
  seen: 'idle' | 'render'
): Promise<number> {
  const from = performance.now()
  const done = new Promise<number>(resolve => {
    const look = (): void => {
      if (!isDrawn(count)) return
      map.off(seen, look)
      resolve(performance.now() - from)
    }
    map.on(seen, look)
  })
  await act()
  return done
}

/** The map goes east a little each frame, and back to where it was. */
async function pan(map: LibraryMap): Promise<number> {
  const frames: number[] = []
  await new Promise<void>(resolve => {
    const from = performance.now()
    let before = from
    const step = (now: number): void => {
      frames.push(now - before)
      before = now
      if (now - from > PAN_MS) return resolve()
      map.panBy([6, 0], { duration: 0 })
      requestAnimationFrame(step)
    }
    requestAnimationFrame(step)
  })
  const idle = new Promise(resolve => map.once('idle', resolve))
  map.jumpTo(START)
  await idle
  return median(frames)
}

function container(): HTMLElement {
  const made = document.createElement('div')
  made.style.cssText = 'width:1100px;height:1100px'
  document.body.replaceChildren(made)
  return made
}

/** The index in a Worker, asked over a port, as the engine is. */
async function ours(count: number): Promise<Side> {
  const worker = new Worker('/map-worker.js', { type: 'module' })
  const { port1, port2 } = new MessageChannel()
  const ready = new Promise<void>((resolve, reject) => {
    worker.onmessage = () => resolve()
    worker.onerror = ({ message }) => reject(new Error(message))
  })
  const from = performance.now()
  worker.postMessage({ count, port: port2 }, [port2])
  await ready
  console.log(`the index of ${count} was filled in ${Math.round(performance.now() - from)} ms`)
  const adapter = remoteAdapter(port1)
  const [info] = await adapter.list()
  const store = await adapter.open(info!.id)
  const project = await openProject(store, [defaultCategories(), makiIcons(), temakiIcons()])
  const element = container()
  const shadow = element.attachShadow({ mode: 'open' })
  const view = await MapView.create({ container: element, ...START, label: 'Map' })
  await view.setStyle(Promise.resolve({ ...blank }), readMarkColours(shadow, 'light'))
  await new Promise(resolve => view.map.once('idle', resolve))
  store.subscribe(event => event.type === 'documents' && view.refresh())
  return {
    map: view.map,
    start: () => view.setProject(project),
    async add(from, many) {
      const set = (number: number) =>
        new Map([['location', { type: 'Point', coordinates: [...pointOf(number)] }]])
      await store.documents.commit(
        Array.from({ length: many }, (_, place) => ({
          type: 'create',
          kind: 'observation',
          set: set(from + place)
        }))
      )
    },
    isDrawn(count) {
      const seen = new Map<unknown, number>()
      const read = (sourceLayer: string) => view.map.querySourceFeatures(SOURCE.observations, { sourceLayer })
      for (const { id, properties } of read('piles')) seen.set(id, Number(properties['count']))
      for (const { properties } of read('points')) seen.set(properties['doc'], 1)
      return sum(seen.values()) === count
    }
  }
}

/** The library's own source, clustered, changed by differences. */
async function library(count: number): Promise<Side> {
  const { Map: MapOfLibrary } = await loadMapLibrary()
  const map = new MapOfLibrary({
    container: container(),
    style: { ...blank, layers: [] },
    ...START,
    fadeDuration: 0
  })
  await new Promise(resolve => map.once('idle', resolve))
  const features = Array.from({ length: count }, (_, number) => feature(number))
  return {
    map,
    start() {
      const data = { type: 'FeatureCollection', features } as const
      map.addSource('all', { type: 'geojson', data, cluster: true, clusterMaxZoom: 14 })
      map.addLayer({ id: 'dots', type: 'circle', source: 'all', paint: { 'circle-radius': 16 } })
      map.addLayer({
        id: 'counts',
        type: 'symbol',
        source: 'all',
        layout: { 'text-field': ['get', 'point_count_abbreviated'], 'text-font': ['sans-serif'] }
      })
    },
    add(from, many) {
      const add = Array.from({ length: many }, (_, place) => feature(from + place))
      void map.getSource<GeoJSONSource>('all')!.updateData({ add })
    },
    // It stands still only when its Worker has answered; what clusters say at the edges of tiles counts twice.
    isDrawn: () => map.isSourceLoaded('all')
  }
}

function feature(number: number): GeoJSON.Feature<GeoJSON.Point> {
  const geometry: GeoJSON.Point = { type: 'Point', coordinates: [...pointOf(number)] }
  return { type: 'Feature', id: number + 1, geometry, properties: {} }
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1]!
}

function sum(numbers: Iterable<number>): number {
  let all = 0
  for (const number of numbers) all += number
  return all
}
