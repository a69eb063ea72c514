/** Media types that are shown; anything else of others is offered as a file and never opened here. */
export const PICTURES = /^image\/(?:jpeg|png|webp|gif|avif)$/
export const SOUNDS = /^audio\/(?:webm|ogg|mp4|mpeg|wav|aac|flac)(?:;.*)?$/
const FILMS = /^video\/(?:webm|ogg|mp4|quicktime)(?:;.*)?$/

export function isShown(type: string): boolean {
  return PICTURES.test(type) || SOUNDS.test(type) || FILMS.test(type)
}
