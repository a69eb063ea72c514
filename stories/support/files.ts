import { setMapWorkerUrl } from '../../src/index.js'

/** The address of a file that stands beside the page. */
export const fileHere = (name: string): string => new URL(`files/${name}`, document.baseURI).href

/** Bundlers move modules away from the files that they name; says where those are. */
export function readFilesFromHere(): void {
  setMapWorkerUrl(fileHere('maplibre-gl-worker.mjs'))
}
