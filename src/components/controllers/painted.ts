/** Longer than any first frame takes; a page that goes to the background meanwhile has none. */
const NO_FRAME_MS = 1000

/** Resolves when what was drawn is on the screen; at once in a page that nobody sees. */
export function painted(): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, document.hidden ? 0 : NO_FRAME_MS)
    requestAnimationFrame(() => setTimeout(resolve))
  })
}
