import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { DocumentId } from '../../model/index.js'
import { SOURCE } from './mark-layers.js'

/** Layers that a tap on a line or an area finds. */
export const SHAPE_LAYER = { areas: 'cairn-areas', lines: 'cairn-lines-edge' } as const

/** What is drawn of every line, bottom first: an ink edge, a white casing, the category's paint. Widths in pixels. */
const STROKES = [
  { name: 'edge', width: 8.5, chosen: 15 },
  { name: 'casing', width: 6, chosen: 12 },
  { name: 'paint', width: 3, chosen: 6 }
] as const

interface ShapePaints {
  readonly edge: string
  readonly ring: string
  /** Of a category; of tracks and of what has none. */
  readonly paintOf: (preset: string) => string
  readonly track: string
}

/** Layers of areas and lines, bottom first. Areas have a hatch, so that they do not rely on their tint. */
export function shapeLayers(presets: readonly string[], paints: ShapePaints): LayerSpecification[] {
  const colours = { edge: paints.edge, casing: paints.ring, paint: paintExpression(presets, paints) }
  const strokes = (from: 'areas' | 'lines'): LayerSpecification[] =>
    STROKES.map(({ name, width }) => ({
      id: strokeId(from, name),
      type: 'line',
      source: SOURCE.observations,
      'source-layer': from,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': colours[name], 'line-width': width }
    }))
  return [
    {
      id: SHAPE_LAYER.areas,
      type: 'fill',
      source: SOURCE.observations,
      'source-layer': 'areas',
      paint: { 'fill-pattern': hatchImage(presets) }
    },
    ...strokes('areas'),
    ...strokes('lines')
  ]
}

/** Widths by layer, so that one document's line or area is drawn thick; of tracks there is no mark to see it by. */
export function strokeWidths(
  chosen: DocumentId | null
): readonly (readonly [layer: string, ExpressionSpecification])[] {
  return (['areas', 'lines'] as const).flatMap(from =>
    STROKES.map(({ name, width, chosen: wide }) => {
      const isChosen: ExpressionSpecification = ['==', ['get', 'doc'], chosen ?? '']
      return [strokeId(from, name), ['case', isChosen, wide, width]] as const
    })
  )
}

function strokeId(from: 'areas' | 'lines', name: string): string {
  return `cairn-${from}-${name}`
}

function paintExpression(presets: readonly string[], paints: ShapePaints): ExpressionSpecification {
  const isTrack: ExpressionSpecification = ['==', ['get', 'kind'], 'track']
  const others = paints.paintOf('')
  const [first, ...rest] = presets
  if (first === undefined) return ['case', isTrack, paints.track, others]
  const cases = rest.flatMap(preset => [preset, paints.paintOf(preset)])
  return [
    'case',
    isTrack,
    paints.track,
    ['match', ['get', 'preset'], first, paints.paintOf(first), ...cases, others]
  ]
}

/** Image ids of the categories that exist; every other preset name gets the plain hatch. */
function hatchImage(presets: readonly string[]): ExpressionSpecification | string {
  if (presets.length === 0) return 'hatch/'
  return ['match', ['get', 'preset'], [...presets], ['concat', 'hatch/', ['get', 'preset']], 'hatch/']
}
