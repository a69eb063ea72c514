/**
 * The whole kit for a page without a bundler: registers every element, and gives `cairn-project` the engine in a Worker
 * and the built-in plugins to work with. Nothing of the engine is loaded before a project is about to be opened.
 */
import { setProjectDefaults } from './components/project/project-defaults.js'
import './define.js'
import {
  categoryFiles,
  comapeocat,
  defaultCategories,
  geojson,
  makiIcons,
  temakiIcons,
  world
} from './plugins/index.js'
import type { SyncAdapter } from './sync/adapter.js'
import { workerAdapter } from './worker/connect.js'

export * from './index.js'

let engine: Promise<SyncAdapter> | null = null

/** One engine for all of the page; one that could not start is tried again. */
function sharedEngine(onElsewhere: () => void): Promise<SyncAdapter> {
  engine ??= workerAdapter({ onElsewhere }).catch((error: unknown) => {
    engine = null
    throw error
  })
  return engine
}

setProjectDefaults({
  adapter: sharedEngine,
  plugins: () => [
    defaultCategories(),
    makiIcons(),
    temakiIcons(),
    world(),
    geojson(),
    categoryFiles(),
    comapeocat()
  ]
})
