import type { Json } from '../../../model/index.js'
import type { CairnAttachmentsTakenEvent } from '../../attachments/attachments.js'
import type { PhotoPlace } from './place-of-photo.js'

export type Photo = Pick<CairnAttachmentsTakenEvent, 'file' | 'hash'>
type Reader = (file: Blob) => Promise<PhotoPlace | null>

/** Where the observation was, and how exactly in metres, before it was put where a photo was taken. */
export interface Before {
  readonly geometry: Json | null
  readonly accuracy: number | undefined
  /** Where it was put. */
  readonly now: Json
}

/** What a photo tells, and what somebody said to it. */
export interface Told {
  /** Null while nothing reads it and nothing has: what reads photos could not be had. */
  reading: Promise<void> | null
  place: PhotoPlace | null
  isSettled: boolean
  before: Before | null
}

/** What photos tell, beside the elements, which go and come with the pages of their form. */
const told = new WeakMap<Photo, Told>()

export function toldBy(photo: Photo): Told {
  const before = told.get(photo)
  if (before !== undefined) return before
  const now: Told = { reading: null, place: null, isSettled: false, before: null }
  told.set(photo, now)
  return now
}

/**
 * Reads a photo once, beside all else; again when asked again where what reads photos could not be had.
 * @param load brings what reads photos; it is loaded for the first
 */
export function readPhoto(
  photo: Photo,
  load: () => Promise<Reader> = async () => (await import('./place-of-photo.js')).placeOfPhoto
): Promise<void> {
  const now = toldBy(photo)
  now.reading ??= read(photo.file, load).then(place => {
    if (place === undefined) now.reading = null
    else now.place = place
  })
  return now.reading
}

/** The place; null where the photo tells none; undefined where it could not be looked for. */
async function read(file: Blob, load: () => Promise<Reader>): Promise<PhotoPlace | null | undefined> {
  // Some devices do not know what a photo of another make is.
  if (!/^(?:image\/|$)/.test(file.type)) return null
  let reader: Reader
  try {
    reader = await load()
  } catch (error) {
    console.error(error)
    return undefined
  }
  try {
    return await reader(file)
  } catch (error) {
    console.error(error)
    return null
  }
}
