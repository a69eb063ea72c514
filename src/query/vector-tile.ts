import { ProtobufWriter } from './protobuf.js'

/** Units along the side of a tile. */
export const EXTENT = 4096

/** What stands in a tile: `x` to the east, `y` to the south, 0 to EXTENT − 1 for what is inside. */
export type TileFeature = TileAttributes &
  (
    | { readonly type: 'point'; readonly x: number; readonly y: number }
    /** Whole numbers, x and y in turn; rings are not closed, and holes follow the ring around them. */
    | { readonly type: 'line' | 'area'; readonly paths: readonly (readonly number[])[] }
  )
interface TileAttributes {
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
const TYPE = { point: 1, line: 2, area: 3 } as const
/** A command and how often it is repeated are one number: repetitions × 8 + command. */
const COMMAND = { moveTo: 1, lineTo: 2, closePath: 7 } as const
const REPEAT = 8

/** A Mapbox Vector Tile 2.1. Layers without features are left out, as the specification asks. */
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
  for (const each of features) {
    feature.clear()
    if (each.id !== undefined) feature.number(FEATURE.id, each.id)
    packed.clear()
    for (const [key, value] of each.values.entries()) {
      const index = values.get(value) ?? values.size
      values.set(value, index)
      packed.varint(key).varint(index)
    }
    feature.message(FEATURE.tags, packed).number(FEATURE.type, TYPE[each.type])
    feature.message(FEATURE.geometry, geometryOf(each, packed.clear()))
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

function geometryOf(feature: TileFeature, packed: ProtobufWriter): ProtobufWriter {
  if (feature.type === 'point') {
    return packed
      .varint(REPEAT + COMMAND.moveTo)
      .varint(zigzag(feature.x))
      .varint(zigzag(feature.y))
  }
  let [lastX, lastY] = [0, 0]
  for (const path of feature.paths) {
    packed.varint(REPEAT + COMMAND.moveTo)
    for (let at = 0; at < path.length; at += 2) {
      if (at === 2) packed.varint((path.length / 2 - 1) * REPEAT + COMMAND.lineTo)
      packed.varint(zigzag(path[at]! - lastX)).varint(zigzag(path[at + 1]! - lastY))
      lastX = path[at]!
      lastY = path[at + 1]!
    }
    if (feature.type === 'area') packed.varint(REPEAT + COMMAND.closePath)
  }
  return packed
}

/** Small numbers of both signs as small ones of one. */
function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value
}
