import type { MediaHash } from '../../model/index.js'

/**
 * Files: photos, sound, film, anything. A file is named by the hash of its bytes, so the same bytes are one file. To
 * attach one, `put` it and then set the field `att/HASH` of a document to true; false takes it off again. A file that
 * no document has named for 30 days is no longer kept: its bytes go from this device, and room is made on the disk.
 */
export interface Media {
  /**
   * Takes a file in as it comes, never all of it in memory. Resolves when every byte is durable on this device; only
   * then a document should name it. When it fails or is aborted nothing is left. The same file twice is kept once.
   * @throws CairnError 'bad-input' | 'not-allowed' | 'read-only' | 'not-a-member' | 'aborted' | 'storage-full' | 'storage-broken' | 'closed' | 'outcome-unknown' (putting it again does no harm)
   */
  put(bytes: AsyncIterable<Uint8Array>, options: NewMedia): Promise<MediaHash>
  /**
   * The bytes, in pieces, when all of them are here; each piece is genuine, and a whole file is checked against its
   * hash. With `fetch` they are first got from the devices that have them, now or when one is met: abort to stop waiting.
   * @throws CairnError 'not-found' (no such file, or it has no such variant) | 'not-here' | 'aborted' | 'bad-input' | 'storage-broken' | 'closed'
   */
  read(hash: MediaHash, options?: MediaRead): AsyncIterable<Uint8Array>
  /** Null when no device has told of such a file. */
  state(hash: MediaHash): Promise<MediaState | null>
  /** What there is of the files that documents name. */
  totals(): Promise<MediaTotals>
  policy(): Promise<MediaPolicy>
  /** Kept on this device. What it already has stays. @throws CairnError 'bad-input' */
  setPolicy(policy: MediaPolicy): Promise<void>
  /** Whether the way to the others is paid by the byte now. The engine asks the browser; in Node nobody knows but you. */
  setMetered(isMetered: boolean): Promise<void>
  /**
   * Lets this device's copy of the file itself go; its previews stay. It does not come back unless `read` fetches it.
   * @throws CairnError 'not-found' | 'only-copy' when no other device has confirmed to hold it
   */
  free(hash: MediaHash): Promise<void>
}

export const MEDIA_VARIANTS = ['original', 'preview', 'thumbnail'] as const
export type MediaVariant = (typeof MEDIA_VARIANTS)[number]

export interface NewMedia {
  /** Media type, e.g. `image/jpeg`. */
  readonly type: string
  /** What its giver calls it. A label: never a path. */
  readonly name?: string
  /** Smaller pictures of it, so that others need not fetch the file to show it. Up to 1 MiB, thumbnails up to 64 KiB. */
  readonly previews?: { readonly [variant in Exclude<MediaVariant, 'original'>]?: MediaPicture }
  readonly signal?: AbortSignal
  /** Bytes taken in so far. */
  readonly onProgress?: (bytes: number) => void
}
export interface MediaPicture {
  readonly type: string
  readonly bytes: Uint8Array
}

export interface MediaRead {
  /** Default 'original'. */
  readonly variant?: MediaVariant
  /** First byte, and the one after the last; default: all. */
  readonly start?: number
  readonly end?: number
  readonly fetch?: boolean
  readonly signal?: AbortSignal
}

export interface MediaState {
  readonly hash: MediaHash
  readonly name?: string
  readonly original: MediaPart
  readonly preview?: MediaPart
  readonly thumbnail?: MediaPart
}
export interface MediaPart {
  readonly type: string
  readonly bytes: number
  /** All of it is on this device, and its hash was checked. */
  readonly isHere: boolean
  /** Bytes that have arrived. */
  readonly arrived: number
  /** Other devices that have confirmed to hold all of it. */
  readonly holders: number
}

export interface MediaTotals {
  readonly files: number
  readonly bytes: number
  /** Of those, the files that are here whole, and the bytes that are here; previews not counted. */
  readonly here: number
  readonly bytesHere: number
  /** Files that no other device has confirmed to hold. */
  readonly onlyHere: number
  /** Files and previews that the policy wants and that have not come. */
  readonly wanted: number
}

/** What a device fetches by itself: files with their previews, previews only, or nothing. */
export const MEDIA_REACHES = ['all', 'previews', 'none'] as const
export type MediaReach = (typeof MEDIA_REACHES)[number]
export interface MediaPolicy {
  readonly fetch: MediaReach
  /** The same while the way is paid by the byte; never more than `fetch`. */
  readonly onMetered: MediaReach
}
