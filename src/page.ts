/**
 * The whole kit for a page without a bundler: registers every element, and gives `cairn-project` the engine in a Worker
 * and the built-in plugins to work with. Nothing of the engine is loaded before a project is about to be opened.
 */
import { setProjectDefaults } from './components/project/project-defaults.js'
import './define.js'
import { openOnce } from './model/open-once.js'
import {
  categoryFiles,
  comapeocat,
  defaultCategories,
  geojson,
  makiIcons,
  temakiIcons,
  world
} from './plugins/index.js'
import { workerAdapter } from './worker/connect.js'

export * from './index.js'

setProjectDefaults({
  // One engine for all of the page.
  adapter: openOnce((onElsewhere: () => void) => workerAdapter({ onElsewhere })),
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
