/** What is used of exifr's smallest build, which ships no types of its own: EXIF in a JPEG, tags by their numbers. */
declare module 'exifr/dist/mini.esm.mjs' {
  interface WantedTags {
    readonly ifd0: false
    readonly exif: false
    /** Numbers of the tags to read. */
    readonly gps: readonly number[]
    readonly mergeOutput: false
    readonly translateKeys: false
    readonly translateValues: false
    readonly reviveValues: false
    readonly sanitize: false
  }

  /** Undefined for a picture without any of them. Rejects for bytes that are no JPEG, or a damaged one. */
  export function parse(
    jpeg: Uint8Array,
    wanted: WantedTags
  ): Promise<{ readonly gps?: { readonly [tag: number]: unknown } } | undefined>
}
