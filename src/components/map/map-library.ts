import { openOnce } from '../../model/open-once.js'

type MapLibrary = typeof import('maplibre-gl')

let workerUrl: string | null = null

/**
 * Where the map library's Worker file is, when a bundler moved this module away from it. Call it before the
 * first map is shown. Default: `maplibre-gl-worker.mjs` beside this module.
 */
export function setMapWorkerUrl(url: string): void {
  workerUrl = url
}

/** The map library, fetched when the first map is shown: forms and lists do without it. */
export const loadMapLibrary = openOnce(async (): Promise<MapLibrary> => {
  const loaded = await import('maplibre-gl')
  loaded.setWorkerUrl(workerUrl ?? new URL('./maplibre-gl-worker.mjs', import.meta.url).href)
  return loaded
})

/** Whether this browser can draw maps. */
export function hasWebGl2(): boolean {
  const graphics = document.createElement('canvas').getContext('webgl2')
  // A page has room for a few: when there are more, the browser takes the oldest away, which may be a map's.
  graphics?.getExtension('WEBGL_lose_context')?.loseContext()
  return graphics !== null
}
