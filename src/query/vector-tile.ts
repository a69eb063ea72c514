import { ProtobufWriter } from './protobuf.js'

/** Units along the side of a tile. */
export const EXTENT = 4096

/** A point of a tile: `x` to the east, `y` to the south, 0 to EXTENT − 1. */
export interface TileFeature {
  readonly x: number
  readonly y: number
  /** Below 2^53. */
  readonly id?: number
  /** One value for each key of the layer. Numbers are whole and not negative. */
  readonly values: readonly (string | number)[]
}
export interface TileLayer {
  readonly name: string
  readonly keys: readonly string[]
  readonly features: readonly TileFeature[]
}

/** Numbers of fields and types in the Mapbox Vector Tile specification 2.1. */
const TILE = { layer: 3 } as const
const LAYER = { name: 1, feature: 2, key: 3, value: 4, extent: 5, version: 15 } as const
const FEATURE = { id: 1, tags: 2, type: 3, geometry: 4 } as const
const VALUE = { string: 1, unsigned: 5 } as const
const POINT = 1
const MOVE_TO_ONCE = 9

/** A Mapbox Vector Tile 2.1 of point layers. Layers without features are left out, as the specification asks. */
export function encodeTile(layers: readonly TileLayer[]): ArrayBuffer {
  const tile = new ProtobufWriter(1024)
  for (const layer of layers) {
    if (layer.features.length > 0) tile.message(TILE.layer, encodeLayer(layer))
  }
  return tile.buffer()
}

function encodeLayer({ name, keys, features }: TileLayer): ProtobufWriter {
  const layer = new ProtobufWriter(features.length * 96 + 128)
  layer.number(LAYER.version, 2).string(LAYER.name, name)
  const values = new Map<string | number, number>()
  const feature = new ProtobufWriter()
  const packed = new ProtobufWriter()
  for (const { id, x, y, values: own } of features) {
    feature.clear()
    if (id !== undefined) feature.number(FEATURE.id, id)
    packed.clear()
    for (const [key, value] of own.entries()) {
      const index = values.get(value) ?? values.size
      values.set(value, index)
      packed.varint(key).varint(index)
    }
    feature.message(FEATURE.tags, packed).number(FEATURE.type, POINT)
    // Coordinates are not negative, so zigzag is doubling.
    feature.message(
      FEATURE.geometry,
      packed
        .clear()
        .varint(MOVE_TO_ONCE)
        .varint(x * 2)
        .varint(y * 2)
    )
    layer.message(LAYER.feature, feature)
  }
  for (const key of keys) layer.string(LAYER.key, key)
  for (const value of values.keys()) {
    const message = feature.clear()
    if (typeof value === 'string') message.string(VALUE.string, value)
    else message.number(VALUE.unsigned, value)
    layer.message(LAYER.value, message)
  }
  return layer.number(LAYER.extent, EXTENT)
}
