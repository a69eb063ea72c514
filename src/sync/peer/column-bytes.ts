import { CairnError } from '../../model/index.js'

const TYPES = {
  u8: Uint8Array,
  u16: Uint16Array,
  u32: Uint32Array,
  i32: Int32Array,
  f64: Float64Array
} as const
type TypeName = keyof typeof TYPES
type Column = InstanceType<(typeof TYPES)[TypeName]>

/** In the frame, where a column stands: its type, and its place and length in the bytes behind. */
interface ColumnPlace {
  readonly $column: TypeName
  readonly at: number
  readonly length: number
}

/** Columns begin at multiples of this, so that they can be read where they are. */
const STEP = 8

/**
 * A value of JSON, objects that hold typed arrays among it, as bytes: length of the frame (u32le), the frame as
 * JSON, then each array as it stands in memory. For this device alone: byte order and layout are the machine's.
 */
export function columnBytes(value: unknown): Uint8Array {
  const columns: Column[] = []
  let end = 0
  const frame = JSON.stringify(value, (_name, item: unknown) => {
    const type = typeOf(item)
    if (type === null) return item
    const column = item as Column
    columns.push(column)
    const at = end
    end += Math.ceil(column.byteLength / STEP) * STEP
    return { $column: type, at, length: column.length } satisfies ColumnPlace
  })
  const text = new TextEncoder().encode(frame)
  const start = startOf(text.length)
  const bytes = new Uint8Array(start + end)
  new DataView(bytes.buffer).setUint32(0, text.length, true)
  bytes.set(text, 4)
  let at = start
  for (const { buffer, byteOffset, byteLength } of columns) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at)
    at += Math.ceil(byteLength / STEP) * STEP
  }
  return bytes
}

/**
 * What `columnBytes` was given; its arrays are views of the bytes.
 * @throws CairnError 'bad-input' when the bytes are something else
 */
export function columnsOf(bytes: Uint8Array<ArrayBuffer>): unknown {
  const whole = bytes.byteOffset % STEP === 0 ? bytes : bytes.slice()
  const wrong = (cause?: unknown) => new CairnError('bad-input', 'These are no columns.', { cause })
  if (whole.length < 4) throw wrong()
  const length = new DataView(whole.buffer, whole.byteOffset).getUint32(0, true)
  const start = startOf(length)
  if (start > whole.length) throw wrong()
  try {
    return JSON.parse(new TextDecoder().decode(whole.subarray(4, 4 + length)), (_name, item: unknown) => {
      if (!isPlace(item)) return item
      return new TYPES[item.$column](whole.buffer, whole.byteOffset + start + item.at, item.length)
    })
  } catch (error) {
    throw wrong(error)
  }
}

const startOf = (frame: number) => Math.ceil((4 + frame) / STEP) * STEP

function typeOf(item: unknown): TypeName | null {
  if (!ArrayBuffer.isView(item)) return null
  const names = Object.keys(TYPES) as TypeName[]
  return names.find(name => item instanceof TYPES[name]) ?? null
}

const isPlace = (item: unknown): item is ColumnPlace =>
  typeof item === 'object' && item !== null && '$column' in item && Object.hasOwn(TYPES, String(item.$column))
