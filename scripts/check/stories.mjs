import { readFile } from 'node:fs/promises'
import { tagNames } from '../build/manifest.mjs'
import { root } from '../run.mjs'
import { filesBelow } from './files.mjs'

/** Elements, of these tag names, that no story shows. */
export function withoutStory(tags, sources) {
  return tags.filter(tag => {
    const shown = new RegExp(`<${tag}\\b(?!-)|['"\`]${tag}['"\`]`)
    return !sources.some(source => shown.test(source))
  })
}

/** Complaints about registered elements that designers would not find. */
export async function everyElementHasStory() {
  const tags = [...(await tagNames()).values()].sort()
  const files = (await filesBelow('stories')).filter(path => path.endsWith('.stories.ts'))
  const sources = await Promise.all(files.map(path => readFile(root + path, 'utf8')))
  return withoutStory(tags, sources).map(tag => `${tag} has no story: show its states in stories/.`)
}
