import { copyFile, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { root } from '../run.mjs'

/** The map library's Worker, which it loads by address: it stands beside the map component. */
export const mapWorker = {
  from: 'node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs',
  to: 'components/map/maplibre-gl-worker.mjs'
}

/** Whether a file of `src/` is needed at run time though the compiler does not write it. */
export function isAsset(path) {
  return !/\.([cm]?ts|md)$/.test(path) && !/(^|\/)\./.test(path)
}

/** Copies assets of `src/` to their place in `dist/`. */
export async function copyAssets(paths) {
  const copies = [...paths.map(path => ({ from: path, to: path.replace(/^src\//, '') })), mapWorker]
  for (const { from, to } of copies) {
    await mkdir(dirname(`${root}dist/${to}`), { recursive: true })
    await copyFile(root + from, `${root}dist/${to}`)
  }
}
