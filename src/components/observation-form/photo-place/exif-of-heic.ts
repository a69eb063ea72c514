/** A box of an ISO base media file (ISO/IEC 14496-12): its kind and where its content stands. */
interface Box {
  readonly kind: string
  readonly start: number
  readonly end: number
}

/** What fits into one segment of a JPEG, which is how it is read. */
const MOST = 65_000

/**
 * The EXIF of a HEIC or AVIF, from its TIFF header on; null for another kind of file, or where it has none. Its boxes
 * are walked here because the reader of EXIF refuses what newer phones write and never ends on boxes without a length.
 * @param head the first bytes of the file, in which its description stands
 * @throws RangeError when what is said of it leads out of the head
 */
export async function exifOfHeic(file: Blob, head: Uint8Array): Promise<Uint8Array | null> {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  if (kindAt(view, 4) !== 'ftyp') return null
  const meta = find(view, 0, view.byteLength, 'meta')
  if (meta === null) return null
  const content = [meta.start + 4, meta.end] as const
  const [items, places] = [find(view, ...content, 'iinf'), find(view, ...content, 'iloc')]
  if (items === null || places === null) return null
  const id = exifItem(view, items)
  const place = id === null ? null : placeOf(view, places, id)
  if (place === null) return null
  const bytes = await file.slice(place.start, place.start + Math.min(place.length, MOST)).arrayBuffer()
  return new Uint8Array(bytes, 4 + new DataView(bytes).getUint32(0))
}

const kindAt = (view: DataView, at: number): string =>
  String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3))

/** The first box of a kind among those that stand side by side. */
function find(view: DataView, from: number, to: number, kind: string): Box | null {
  for (let at = from; at + 8 <= to;) {
    const short = view.getUint32(at)
    const [size, header] = short === 1 ? [Number(view.getBigUint64(at + 8)), 16] : [short, 8]
    const end = short === 0 ? to : at + size
    if (end < at + header) return null
    if (kindAt(view, at + 4) === kind) return { kind, start: at + header, end }
    at = end
  }
  return null
}

/** The number of the item that is EXIF. */
function exifItem(view: DataView, { start, end }: Box): number | null {
  const from = start + 4 + (view.getUint8(start) === 0 ? 2 : 4)
  for (let at = from; ;) {
    const item = find(view, at, end, 'infe')
    if (item === null) return null
    const version = view.getUint8(item.start)
    const wide = version === 3 ? 4 : 2
    if (version >= 2 && kindAt(view, item.start + 4 + wide + 2) === 'Exif')
      return numberAt(view, item.start + 4, wide)
    at = item.end
  }
}

/** Where an item stands in the file; null where it stands elsewhere. */
function placeOf(
  view: DataView,
  { start }: Box,
  wanted: number
): { readonly start: number; readonly length: number } | null {
  const version = view.getUint8(start)
  const sizes = view.getUint16(start + 4)
  const [offsetSize, lengthSize, baseSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15]
  const indexSize = version === 0 ? 0 : sizes & 15
  const wide = version === 2 ? 4 : 2
  const methodSize = version === 0 ? 0 : 2
  let at = start + 6 + wide
  for (let left = numberAt(view, start + 6, wide); left > 0; left--) {
    const [id, method] = [numberAt(view, at, wide), numberAt(view, at + wide, methodSize) & 15]
    at += wide + methodSize + 2
    const base = numberAt(view, at, baseSize)
    const extents = view.getUint16(at + baseSize)
    at += baseSize + 2
    if (id === wanted) {
      if (method !== 0 || extents !== 1) return null
      const [offset, length] = [at + indexSize, at + indexSize + offsetSize]
      return { start: base + numberAt(view, offset, offsetSize), length: numberAt(view, length, lengthSize) }
    }
    at += extents * (indexSize + offsetSize + lengthSize)
  }
  return null
}

/** A number of 0, 2, 4 or 8 bytes; of none it is 0. */
function numberAt(view: DataView, at: number, size: number): number {
  if (size === 0) return 0
  if (size === 2) return view.getUint16(at)
  return size === 4 ? view.getUint32(at) : Number(view.getBigUint64(at))
}
