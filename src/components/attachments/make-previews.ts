import type { NewMedia } from '../../project/types.js'

/** Longer sides, pixels: one for a screen, one for a row of a list. */
const PREVIEW = 1200
const THUMBNAIL = 200
/** What `Media.put` takes at most, bytes. */
const MAX_PREVIEW = 1024 * 1024
const MAX_THUMBNAIL = 64 * 1024
const QUALITIES = [0.8, 0.6, 0.4]

/**
 * Smaller pictures of a photo, drawn anew, so without the place and the device that a camera writes into its files.
 * None for what is no picture, or what this browser cannot draw: it is kept all the same.
 */
export async function makePreviews(file: Blob): Promise<NonNullable<NewMedia['previews']>> {
  if (!file.type.startsWith('image/')) return {}
  let picture: ImageBitmap
  try {
    picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
  } catch (error) {
    if (error instanceof DOMException) return {}
    throw error
  }
  try {
    const [preview, thumbnail] = await Promise.all([
      smaller(picture, PREVIEW, MAX_PREVIEW),
      smaller(picture, THUMBNAIL, MAX_THUMBNAIL)
    ])
    return { ...(preview && { preview }), ...(thumbnail && { thumbnail }) }
  } finally {
    picture.close()
  }
}

async function smaller(
  picture: ImageBitmap,
  side: number,
  most: number
): Promise<{ readonly type: string; readonly bytes: Uint8Array } | null> {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const context = canvas.getContext('2d')
  if (!context) return null
  // What is clear in a picture would turn black.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  for (const quality of QUALITIES) {
    const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/jpeg', quality))
    if (blob && blob.size <= most) return { type: blob.type, bytes: new Uint8Array(await blob.arrayBuffer()) }
  }
  return null
}
