import {
  categoryFiles,
  comapeocat,
  defaultCategories,
  geojson,
  makiIcons,
  mapAddresses,
  mapFiles,
  temakiIcons,
  world,
  type PluginOption
} from '../../src/index.js'

/** What this page works with: categories and their pictures, maps, and files to take in and to give. */
export function plugins(): PluginOption {
  return [
    defaultCategories(),
    makiIcons(),
    temakiIcons(),
    world(),
    mapFiles(),
    mapAddresses(),
    geojson(),
    categoryFiles(),
    comapeocat()
  ]
}
