import type { GeoJSONSource, LayerSpecification, Map as LibraryMap } from 'maplibre-gl'
import { hasStyle, takesLayers } from '../map/has-style.js'
import { middlesOf, pathsOf } from './draft-shape.js'
import type { DraftShape, LngLat, PlacedPath } from './draft-shape.js'

const SOURCE = 'cairn-drawing'

interface DrawingColours {
  readonly line: string
  readonly ring: string
  readonly edge: string
}

/** A shape while it is drawn, on top of the map: it is put back on every style. */
export class DrawingLayers {
  readonly #map: LibraryMap
  readonly #colours: DrawingColours
  #features: GeoJSON.Feature[] = []

  constructor(map: LibraryMap, colours: DrawingColours) {
    this.#map = map
    this.#colours = colours
    map.on('style.load', this.#add)
    if (takesLayers(map)) this.#add()
  }

  show(draft: DraftShape, chosen: number | null): void {
    const isPoint = draft.type === 'point'
    this.#features = [
      ...shapeOf(draft),
      ...(isPoint ? [] : middlesOf(draft).map(({ place }) => feature(place, { part: 'middle' }))),
      ...draft.places.map((place, at) => feature(place, { part: at === chosen ? 'chosen' : 'place' }))
    ]
    this.#fill()
  }

  stop(): void {
    const map = this.#map
    map.off('style.load', this.#add)
    if (!takesLayers(map)) return
    for (const { id } of layers(this.#colours)) if (map.getLayer(id) !== undefined) map.removeLayer(id)
    if (map.getSource(SOURCE) !== undefined) map.removeSource(SOURCE)
  }

  readonly #add = (): void => {
    const map = this.#map
    if (map.getSource(SOURCE) !== undefined) return
    map.addSource(SOURCE, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } })
    for (const layer of layers(this.#colours)) map.addLayer(layer)
    this.#fill()
  }

  #fill(): void {
    if (!hasStyle(this.#map)) return
    const data: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: this.#features }
    // It resolves when the data is drawn; the library tells a failure by its own event.
    void this.#map.getSource<GeoJSONSource>(SOURCE)?.setData(data)
  }
}

function feature(place: LngLat, properties: Record<string, string>): GeoJSON.Feature {
  return { type: 'Feature', geometry: { type: 'Point', coordinates: [...place] }, properties }
}

/** Each line, and each area with its holes. */
function shapeOf(draft: DraftShape): GeoJSON.Feature[] {
  if (draft.type === 'point') return []
  const parts = new Map<number, PlacedPath[]>()
  for (const path of pathsOf(draft))
    if (path.places.length > 1) parts.set(path.part, [...(parts.get(path.part) ?? []), path])
  return [...parts.values()].map(paths => {
    const lines = paths.map(({ places }) => places.map(place => [...place]))
    const isArea = draft.type === 'area' && lines.every(line => line.length > 2)
    const geometry: GeoJSON.Geometry = isArea
      ? { type: 'Polygon', coordinates: lines.map(line => [...line, line[0]!]) }
      : { type: 'MultiLineString', coordinates: lines }
    return { type: 'Feature', geometry, properties: { part: 'shape' } }
  })
}

function layers({ line, ring, edge }: DrawingColours): LayerSpecification[] {
  const stroke = (id: string, color: string, width: number): LayerSpecification => ({
    id: `cairn-drawing-${id}`,
    type: 'line',
    source: SOURCE,
    filter: ['==', ['get', 'part'], 'shape'],
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': color, 'line-width': width }
  })
  const discs = (
    part: string,
    radius: number,
    inside: string,
    border: string,
    width: number
  ): LayerSpecification => ({
    id: `cairn-drawing-${part}`,
    type: 'circle',
    source: SOURCE,
    filter: ['==', ['get', 'part'], part],
    paint: {
      'circle-radius': radius,
      'circle-color': inside,
      'circle-stroke-color': border,
      'circle-stroke-width': width
    }
  })
  return [
    {
      id: 'cairn-drawing-inside',
      type: 'fill',
      source: SOURCE,
      filter: ['all', ['==', ['get', 'part'], 'shape'], ['==', ['geometry-type'], 'Polygon']],
      paint: { 'fill-color': line, 'fill-opacity': 0.2 }
    },
    stroke('edge', edge, 8),
    stroke('casing', ring, 6),
    stroke('line', line, 3.5),
    discs('middle', 5, ring, line, 2),
    discs('place', 8, line, ring, 3),
    discs('chosen', 12, ring, line, 6)
  ]
}
