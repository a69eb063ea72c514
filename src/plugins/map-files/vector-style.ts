import type { Json } from '../../model/index.js'

const COLOURS = {
  light: {
    land: '#f2f2ec',
    forest: '#d7e4cc',
    water: '#a4cddd',
    shore: '#6fa9c0',
    road: '#ffffff',
    casing: '#c3c5b9',
    path: '#8a6a4a',
    building: '#dcdad0',
    border: '#6d4f93',
    label: '#333f39',
    other: '#9aa39c'
  },
  dark: {
    land: '#171e1b',
    forest: '#1c2c23',
    water: '#0f3b4d',
    shore: '#2f6f88',
    road: '#3a4741',
    casing: '#0d1310',
    path: '#8f7a5f',
    building: '#232c28',
    border: '#a48fd0',
    label: '#c8d1cb',
    other: '#5a6660'
  }
} as const

type Colours = { readonly [name in keyof (typeof COLOURS)['light']]: string }
type Role = 'land' | 'forest' | 'water' | 'road' | 'building' | 'border' | 'label' | 'other'

/** Names of layers in Protomaps' and OpenMapTiles' schemas, and what people call such layers themselves. */
const ROLES: readonly (readonly [RegExp, Role])[] = [
  [/name|label|place|poi|peak|housenumber/i, 'label'],
  [/^earth$|^land$/i, 'land'],
  [/landcover|landuse|park|wood|forest|natural|vegetation/i, 'forest'],
  [/water|river|lake|ocean|stream/i, 'water'],
  [/transport|road|highway|street|path|track|rail/i, 'road'],
  [/building/i, 'building'],
  [/bound|border|admin/i, 'border']
]
/** Bottom first. */
const ORDER: readonly Role[] = ['land', 'forest', 'water', 'other', 'building', 'road', 'border', 'label']

/**
 * A plain MapLibre style for vector tiles that bring none: layers are drawn by what their names say, others as
 * quiet lines. Letters come from the fonts of the device.
 */
export function vectorStyle(
  tiles: string,
  zooms: { readonly minZoom: number; readonly maxZoom: number },
  layers: readonly string[],
  theme: 'light' | 'dark'
): Json {
  const colours = COLOURS[theme]
  const drawn = ORDER.flatMap(role =>
    layers.filter(layer => roleOf(layer) === role).flatMap(layer => layersOf(role, layer, colours))
  )
  const hasLand = layers.some(layer => roleOf(layer) === 'land')
  return {
    version: 8,
    sources: { map: { type: 'vector', tiles: [tiles], minzoom: zooms.minZoom, maxzoom: zooms.maxZoom } },
    layers: [
      {
        id: 'ground',
        type: 'background',
        paint: { 'background-color': hasLand ? colours.water : colours.land }
      },
      ...drawn
    ]
  }
}

function roleOf(layer: string): Role {
  return ROLES.find(([pattern]) => pattern.test(layer))?.[1] ?? 'other'
}

const isArea: Json = ['==', ['geometry-type'], 'Polygon']
const isLine: Json = ['==', ['geometry-type'], 'LineString']
const isPoint: Json = ['==', ['geometry-type'], 'Point']

function layersOf(role: Role, layer: string, colours: Colours): readonly Json[] {
  const base = { source: 'map', 'source-layer': layer }
  const fill = (color: string): Json => ({
    ...base,
    id: `${layer}/area`,
    type: 'fill',
    filter: isArea,
    paint: { 'fill-color': color }
  })
  const line = (
    part: string,
    color: string,
    width: Json,
    more: { readonly [key: string]: Json } = {}
  ): Json => ({
    ...base,
    id: `${layer}/${part}`,
    type: 'line',
    filter: isLine,
    layout: { 'line-join': 'round', 'line-cap': 'butt' },
    paint: { 'line-color': color, 'line-width': width, ...more }
  })
  switch (role) {
    case 'land':
      return [fill(colours.land)]
    case 'forest':
      return [fill(colours.forest)]
    case 'building':
      return [fill(colours.building)]
    case 'water':
      return [fill(colours.water), line('line', colours.shore, widening(0.6, 3))]
    case 'road':
      return [line('casing', colours.casing, widening(0.8, 8)), line('line', colours.road, widening(0.4, 6))]
    case 'border':
      return [line('line', colours.border, widening(0.6, 2), { 'line-dasharray': [6, 3, 1.5, 3] })]
    case 'label':
      return [names(base, layer, colours)]
    case 'other':
      return [line('line', colours.other, widening(0.5, 1.5)), dots(base, layer, colours)]
  }
}

function widening(far: number, near: number): Json {
  return ['interpolate', ['exponential', 1.4], ['zoom'], 5, far, 17, near]
}

function names(base: { readonly [key: string]: Json }, layer: string, colours: Colours): Json {
  return {
    ...base,
    id: `${layer}/names`,
    type: 'symbol',
    filter: isPoint,
    layout: {
      'text-field': ['get', 'name'],
      'text-font': ['sans-serif'],
      'text-size': 13,
      'text-max-width': 8
    },
    paint: { 'text-color': colours.label, 'text-halo-color': colours.land, 'text-halo-width': 1.5 }
  }
}

function dots(base: { readonly [key: string]: Json }, layer: string, colours: Colours): Json {
  return {
    ...base,
    id: `${layer}/points`,
    type: 'circle',
    filter: isPoint,
    paint: { 'circle-radius': 2.5, 'circle-color': colours.other }
  }
}
