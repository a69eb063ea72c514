import {
  categoryFiles,
  geojson,
  makiIcons,
  temakiIcons,
  world,
  type CategorySet,
  type Plugin,
  type PluginOption
} from '../../src/index.js'
import { consent } from './consent.js'

/** The book's categories are a file beside the page, so that a community changes them without building anything. */
async function ownCategories(): Promise<Plugin> {
  const answer = await fetch('categories.json')
  if (!answer.ok) throw new Error(`categories.json: ${answer.status}`)
  const set = (await answer.json()) as CategorySet
  return { name: 'land-book', apiVersion: 1, contributes: { categorySets: [set] } }
}

export const plugins: PluginOption = [
  ownCategories(),
  makiIcons(),
  temakiIcons(),
  world(),
  geojson(),
  categoryFiles(),
  consent()
]
