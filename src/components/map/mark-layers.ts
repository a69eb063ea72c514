import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  SourceSpecification
} from 'maplibre-gl'
import type { MarkColours } from './mark-colours.js'

/** The vector source with the observations, and the small ones that the map itself fills. */
export const SOURCE = {
  observations: 'cairn-observations',
  badges: 'cairn-badges',
  selected: 'cairn-selected',
  pin: 'cairn-pin',
  here: 'cairn-here'
} as const

export const LAYER = { points: 'cairn-points', piles: 'cairn-piles', centres: 'cairn-centres' } as const

/** A line or an area has a mark where it stands when it is an observation: a track is its line alone. */
const isObservation: FilterSpecification = ['==', ['get', 'kind'], 'observation']

/** Tiles beyond this zoom are drawn from their parents. */
const MAX_TILE_ZOOM = 18

export function observationSource(template: string): SourceSpecification {
  return { type: 'vector', tiles: [template], minzoom: 0, maxzoom: MAX_TILE_ZOOM }
}

export const emptySource: SourceSpecification = {
  type: 'geojson',
  data: { type: 'FeatureCollection', features: [] }
}

const count: ExpressionSpecification = ['get', 'count']

/** `7`, `138`, `1.2k`, `135k`, `2M`. */
const label: ExpressionSpecification = [
  'case',
  ['<', count, 1000],
  ['to-string', count],
  ['<', count, 10_000],
  ['concat', ['to-string', ['/', ['floor', ['/', count, 100]], 10]], 'k'],
  ['<', count, 1_000_000],
  ['concat', ['to-string', ['floor', ['/', count, 1000]]], 'k'],
  ['concat', ['to-string', ['floor', ['/', count, 1_000_000]]], 'M']
]

const stones: ExpressionSpecification = ['case', ['<', count, 10], '1', ['<', count, 100], '2', '3']

/** Image ids `pile/STONES/CHARACTERS`: at most 3 × 4, whatever the counts. */
const pileImage: ExpressionSpecification = [
  'concat',
  'pile/',
  stones,
  '/',
  ['to-string', ['min', 4, ['length', label]]]
]

/** Image ids of the categories that exist; every other preset name gets the plain mark. */
function markImage(presets: readonly string[]): ExpressionSpecification | string {
  if (presets.length === 0) return 'mark/'
  return ['match', ['get', 'preset'], [...presets], ['concat', 'mark/', ['get', 'preset']], 'mark/']
}

/** Layers of marks and piles, bottom first. */
export function markLayers(presets: readonly string[], colours: MarkColours): LayerSpecification[] {
  const always = { 'icon-allow-overlap': true, 'icon-ignore-placement': true } as const
  const foot = { ...always, 'icon-anchor': 'bottom', 'symbol-z-order': 'viewport-y' } as const
  return [
    {
      id: 'cairn-here-area',
      type: 'circle',
      source: SOURCE.here,
      paint: { 'circle-radius': ['get', 'radius'], 'circle-color': colours.here, 'circle-opacity': 0.18 }
    },
    {
      id: LAYER.centres,
      type: 'symbol',
      source: SOURCE.observations,
      'source-layer': 'centres',
      filter: isObservation,
      layout: { ...foot, 'icon-image': markImage(presets) }
    },
    {
      id: LAYER.points,
      type: 'symbol',
      source: SOURCE.observations,
      'source-layer': 'points',
      layout: { ...foot, 'icon-image': markImage(presets) }
    },
    {
      id: 'cairn-badges',
      type: 'symbol',
      source: SOURCE.badges,
      layout: { ...always, 'icon-image': ['concat', 'badge/', ['get', 'badge']], 'icon-offset': [18, -45] }
    },
    // A pile stands for many: no lone mark or its badge hides its number.
    {
      id: LAYER.piles,
      type: 'symbol',
      source: SOURCE.observations,
      'source-layer': 'piles',
      layout: {
        ...always,
        'icon-image': pileImage,
        'text-field': label,
        'text-font': ['Noto Sans Bold'],
        'text-size': ['case', ['<', count, 100], 17, 18],
        'text-allow-overlap': true,
        'text-ignore-placement': true,
        'text-letter-spacing': 0,
        'symbol-sort-key': count,
        'symbol-z-order': 'source'
      },
      paint: { 'text-color': colours.pileText }
    },
    {
      id: 'cairn-here',
      type: 'circle',
      source: SOURCE.here,
      paint: {
        'circle-radius': 8,
        'circle-color': colours.here,
        'circle-stroke-width': 4,
        'circle-stroke-color': '#ffffff'
      }
    },
    {
      id: 'cairn-selected',
      type: 'symbol',
      source: SOURCE.selected,
      layout: { ...foot, 'icon-image': ['concat', 'selected/', ['get', 'preset']] }
    },
    {
      id: 'cairn-pin',
      type: 'symbol',
      source: SOURCE.pin,
      layout: { ...foot, 'icon-image': ['concat', 'draft/', ['get', 'preset']] }
    }
  ]
}
