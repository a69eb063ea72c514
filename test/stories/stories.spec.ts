import { expect, test } from './page-of.js'
import { allStories } from './site.js'

test('what is wrong is found: a rule of axe, a small target, a wide part', async ({ stories }) => {
  await stories.page.evaluate(() => {
    const box = document.createElement('div')
    const button = document.createElement('button')
    button.style.cssText = 'inline-size:20px;block-size:20px;padding:0'
    box.append(button)
    box.style.inlineSize = '500px'
    document.body.replaceChildren(box)
  })
  const faults = (await stories.faults()).join('; ')
  expect(faults).toContain('button-name: ')
  expect(faults).toContain('a target of 20 by 20 px: button')
  expect(faults).toContain('wider than the window by ')
})

/** `npm test` shows the first story of each file, the full run all. */
const seen = new Set<string>()

for (const story of await allStories()) {
  const tag = seen.has(story.file) ? ['@long'] : []
  seen.add(story.file)
  test(`${story.file.replace('.stories.ts', '')}: ${story.name}`, { tag }, async ({ stories }) => {
    await stories.show(story)
    expect(stories.errors()).toEqual([])
    expect(await stories.faults()).toEqual([])
  })
}
