import { LIMITS } from '../model/index.js'
import type { NewMedia } from '../sync/adapter.js'

/** Pixels along the longer edge. */
const PREVIEW_EDGE = 1_600
const THUMBNAIL_EDGE = 256
/** Tried in turn until the picture fits. */
const QUALITIES = [0.82, 0.65, 0.45]

type Previews = NonNullable<NewMedia['previews']>

/**
 * A preview and a thumbnail of a picture, upright, as JPEG and without anything that the camera wrote beside it, such
 * as the place. Empty for what this browser cannot show as a picture. In a page or a Worker.
 */
export async function picturePreviews(file: Blob): Promise<Previews> {
  if (!file.type.startsWith('image/') || typeof createImageBitmap !== 'function') return {}
  const [picture] = await Promise.allSettled([createImageBitmap(file, { imageOrientation: 'from-image' })])
  // A format that this browser does not know, or a damaged file: it is kept without previews.
  if (picture.status === 'rejected') return {}
  try {
    const preview = await smaller(picture.value, PREVIEW_EDGE, LIMITS.previewBytes)
    const thumbnail = await smaller(picture.value, THUMBNAIL_EDGE, LIMITS.thumbnailBytes)
    return { ...(preview && { preview }), ...(thumbnail && { thumbnail }) }
  } finally {
    picture.value.close()
  }
}

/** The bytes of a file in pieces, as `Media.put` takes them, never all of it in memory. */
export async function* bytesOfFile(file: Blob): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.size; at += PIECE_BYTES) {
    yield new Uint8Array(await file.slice(at, at + PIECE_BYTES).arrayBuffer())
  }
}
const PIECE_BYTES = 262_144

async function smaller(picture: ImageBitmap, edge: number, most: number) {
  const scale = Math.min(1, edge / Math.max(picture.width, picture.height))
  const width = Math.max(1, Math.round(picture.width * scale))
  const height = Math.max(1, Math.round(picture.height * scale))
  const canvas = canvasOf(width, height)
  const context = canvas.getContext('2d') as
    CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D | null
  if (!context) return null
  // JPEG has no transparency: what is clear shows as white, not as black.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  context.imageSmoothingQuality = 'high'
  context.drawImage(picture, 0, 0, width, height)
  for (const quality of QUALITIES) {
    const blob = await encoded(canvas, quality)
    if (blob && blob.size <= most) return { type: blob.type, bytes: new Uint8Array(await blob.arrayBuffer()) }
  }
  return null
}

function canvasOf(width: number, height: number): OffscreenCanvas | HTMLCanvasElement {
  if (typeof OffscreenCanvas === 'function') return new OffscreenCanvas(width, height)
  return Object.assign(document.createElement('canvas'), { width, height })
}

function encoded(canvas: OffscreenCanvas | HTMLCanvasElement, quality: number): Promise<Blob | null> {
  const type = 'image/jpeg'
  if ('convertToBlob' in canvas) return canvas.convertToBlob({ type, quality })
  return new Promise(resolve => canvas.toBlob(resolve, type, quality))
}
