/** For `beforeEach`: while the story is shown, the browser gives maps no graphics, or takes back what it promised. */
export function withoutGraphics(promised = false): () => () => void {
  return () => {
    const { prototype } = HTMLCanvasElement
    const real = Object.getOwnPropertyDescriptor(prototype, 'getContext')!
    const give = prototype.getContext as (this: HTMLCanvasElement, ...given: unknown[]) => unknown
    prototype.getContext = function (this: HTMLCanvasElement, ...given: unknown[]) {
      // The look whether there is WebGL names no attributes, the map library does.
      const isRefused = String(given[0]).startsWith('webgl') && (!promised || given[1] !== undefined)
      return isRefused ? null : give.apply(this, given)
    } as typeof prototype.getContext
    return () => Object.defineProperty(prototype, 'getContext', real)
  }
}
