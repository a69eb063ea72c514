import '../../src/components/map/define.js'
import { setMapWorkerUrl } from '../../src/components/map/map-library.js'
import '../../src/components/observation-list/define.js'
import '../../src/components/sync-panel/define.js'
import { defaultCategories, makiIcons, temakiIcons } from '../../src/plugins/index.js'
import { openProject } from '../../src/project/index.js'
import type { ProjectStore } from '../../src/project/index.js'

const STYLE = 'display:grid;grid-template-columns:2fr 1fr 1fr;height:100vh;margin:0'

/** Puts on the page what an app shows while devices meet: map, list and copies. Resolves when they stand there. */
async function showScreens(store: ProjectStore): Promise<void> {
  setMapWorkerUrl('/maplibre-gl-worker.mjs')
  const project = await openProject(store, [defaultCategories(), makiIcons(), temakiIcons()])
  const map = document.createElement('cairn-map')
  const shown = [
    map,
    document.createElement('cairn-observation-list'),
    document.createElement('cairn-sync-panel')
  ]
  document.body.style.cssText = STYLE
  for (const element of shown) element.project = project
  document.body.replaceChildren(...shown)
  await Promise.all(shown.map(element => element.updateComplete))
  await map.whenReady
  await new Promise(resolve => map.addEventListener('cairn-map-moved', resolve, { once: true }))
}

Object.assign(window, { showScreens })
