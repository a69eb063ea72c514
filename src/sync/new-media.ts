import { CairnError, isJson, isMediaType, LIMITS } from '../model/index.js'
import type { MediaPicture, NewMedia } from './adapter.js'

/** @throws CairnError 'bad-input' unless the card of such a file could be written */
export function checkNewMedia({ type, name, previews }: NewMedia): void {
  if (!isMediaType(type)) {
    throw new CairnError('bad-input', 'The type of this file is not known. Give one such as image/jpeg.')
  }
  if (
    name !== undefined &&
    (typeof name !== 'string' || !isJson(name, 0) || name.length > LIMITS.mediaName)
  ) {
    throw new CairnError('bad-input', 'The name of this file is too long.')
  }
  checkPicture(previews?.preview, LIMITS.previewBytes)
  checkPicture(previews?.thumbnail, LIMITS.thumbnailBytes)
}

function checkPicture(picture: MediaPicture | undefined, most: number): void {
  if (picture === undefined) return
  const { type, bytes } = picture
  if (isMediaType(type) && bytes instanceof Uint8Array && bytes.length > 0 && bytes.length <= most) return
  throw new CairnError('bad-input', `A preview of this file is empty or over ${most} bytes. Make it smaller.`)
}
