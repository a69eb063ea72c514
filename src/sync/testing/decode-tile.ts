export interface DecodedFeature {
  readonly id: number | null
  readonly type: 'point' | 'line' | 'area'
  /** Of the first place. */
  readonly x: number
  readonly y: number
  /** Lines and rings, x and y in turn; a ring is not closed. */
  readonly paths: readonly (readonly number[])[]
  readonly properties: ReadonlyMap<string, string | number>
}

type Field = { readonly field: number; readonly value: number; readonly bytes: Uint8Array }

function* fieldsOf(bytes: Uint8Array): Generator<Field> {
  let at = 0
  const varint = (): number => {
    for (let value = 0, scale = 1; ; scale *= 128) {
      const byte = bytes[at++]
      if (byte === undefined) throw new Error('A number ends too early')
      value += (byte & 127) * scale
      if (byte < 128) return value
    }
  }
  while (at < bytes.length) {
    const tag = varint()
    const type = tag % 8
    if (type !== 0 && type !== 2) throw new Error(`Wire type ${type}`)
    const value = varint()
    if (type === 2 && at + value > bytes.length) throw new Error('A field is longer than its message')
    yield { field: Math.floor(tag / 8), value, bytes: type === 2 ? bytes.subarray(at, at + value) : bytes }
    if (type === 2) at += value
  }
}

function numbersOf(bytes: Uint8Array): number[] {
  const numbers: number[] = []
  for (let at = 0; at < bytes.length;) {
    let value = 0
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[at++]!
      value += (byte & 127) * scale
      if (byte < 128) break
    }
    numbers.push(value)
  }
  return numbers
}

const text = new TextDecoder('utf-8', { fatal: true })

/**
 * Features by layer of a Mapbox Vector Tile: a reader written from the specification, apart from the
 * writer that it checks. Throws on anything the specification or our tiles do not allow.
 */
export function decodeTile(buffer: ArrayBuffer): Map<string, DecodedFeature[]> {
  const layers = new Map<string, DecodedFeature[]>()
  for (const layer of fieldsOf(new Uint8Array(buffer))) {
    if (layer.field !== 3) throw new Error('A tile has layers only')
    const parts = [...fieldsOf(layer.bytes)]
    const all = (field: number): Field[] => parts.filter(part => part.field === field)
    if (all(15)[0]?.value !== 2 || all(5)[0]?.value !== 4096) throw new Error('Version 2 and extent 4096')
    const keys = all(3).map(({ bytes }) => text.decode(bytes))
    const values = all(4).map(({ bytes }) => {
      const [value] = [...fieldsOf(bytes)]
      return value!.field === 1 ? text.decode(value!.bytes) : value!.value
    })
    const features = all(2).map(({ bytes }) => decodeFeature(bytes, keys, values))
    layers.set(text.decode(all(1)[0]!.bytes), features)
  }
  return layers
}

function decodeFeature(bytes: Uint8Array, keys: string[], values: (string | number)[]): DecodedFeature {
  const parts = [...fieldsOf(bytes)]
  const part = (field: number): Field | undefined => parts.find(each => each.field === field)
  const type = ([undefined, 'point', 'line', 'area'] as const)[part(3)?.value ?? 0]
  if (type === undefined) throw new Error('Points, lines and areas only')
  const paths = decodePaths(numbersOf(part(4)!.bytes), type)
  const tags = numbersOf(part(2)!.bytes)
  const properties = new Map<string, string | number>()
  for (let at = 0; at < tags.length; at += 2) {
    const key = keys[tags[at]!]
    const value = values[tags[at + 1]!]
    if (key === undefined || value === undefined) throw new Error('A tag points nowhere')
    properties.set(key, value)
  }
  const [x, y] = paths[0]! as [number, number]
  return { id: part(1)?.value ?? null, type, x, y, paths, properties }
}

const LEAST = { point: 1, line: 2, area: 3 } as const

function decodePaths(numbers: readonly number[], type: DecodedFeature['type']): number[][] {
  const paths: number[][] = []
  let [at, x, y] = [0, 0, 0]
  let isClosed = true
  while (at < numbers.length) {
    const [command, count] = [numbers[at]! % 8, Math.floor(numbers[at]! / 8)]
    at++
    if (command === 7) {
      if (type !== 'area' || isClosed || count !== 1) throw new Error('Only a ring is closed, once')
      isClosed = true
      continue
    }
    if (command === 1) {
      if (count !== 1 || (type === 'area' && !isClosed)) throw new Error('One move to begins a path')
      paths.push([])
      isClosed = false
    } else if (command !== 2 || count < 1 || isClosed) throw new Error('Line to goes on a path')
    for (let step = 0; step < count; step++) {
      const [dx, dy] = [signed(numbers[at]), signed(numbers[at + 1])]
      if (command === 2 && dx === 0 && dy === 0) throw new Error('A line goes somewhere')
      ;[x, y, at] = [x + dx, y + dy, at + 2]
      paths.at(-1)!.push(x, y)
    }
  }
  if (type === 'area' && !isClosed) throw new Error('A ring is closed')
  if (type === 'point' && paths.length !== 1) throw new Error('One place')
  if (paths.length === 0 || paths.some(({ length }) => length < LEAST[type] * 2)) throw new Error('Too short')
  return paths
}

function signed(value: number | undefined): number {
  if (value === undefined) throw new Error('A place ends too early')
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2
}
