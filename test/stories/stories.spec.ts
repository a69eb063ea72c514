import { expect, test } from './page-of.js'
import { allStories } from './site.js'

for (const story of await allStories()) {
  test(`${story.file.replace('.stories.ts', '')}: ${story.name}`, async ({ stories }) => {
    await stories.show(story)
    expect(stories.errors()).toEqual([])
    expect(await stories.faults()).toEqual([])
  })
}
