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

/** How else people look at it: the first way at every story, the others at one of each file. */
const LOOKS = [
  { name: 'letters twice as large', globals: { text: '200', width: '320' } },
  { name: 'right to left', globals: { language: 'ar' } },
  { name: 'dark', globals: { theme: 'dark' } },
  { name: 'high contrast', globals: { contrast: 'high' } },
  { name: 'colours of the system', globals: {}, media: { forcedColors: 'active' } }
] as const

/** What fails in these is told to the console as well. */
const COMPLAIN = new Set(['map: NotAllDrawn', 'map: CouldNotStart'])

/** `npm test` shows the first story of each file, the full run all. */
const seen = new Set<string>()

for (const story of await allStories()) {
  const title = `${story.file.replace('.stories.ts', '')}: ${story.name}`
  const isFirst = !seen.has(story.file)
  seen.add(story.file)
  test(title, { tag: isFirst ? [] : ['@long'] }, async ({ stories }) => {
    await stories.show(story)
    if (COMPLAIN.has(title)) expect(stories.errors()).not.toEqual([])
    expect(stories.errors()).toEqual([])
    expect(await stories.faults()).toEqual([])
  })
  for (const look of isFirst ? LOOKS : LOOKS.slice(0, 1)) {
    test(`${title}, ${look.name}`, { tag: '@long' }, async ({ stories }) => {
      if ('media' in look) await stories.page.emulateMedia(look.media)
      await stories.show(story, look.globals)
      if (COMPLAIN.has(title)) expect(stories.errors()).not.toEqual([])
      expect(stories.errors()).toEqual([])
      expect(await stories.faults()).toEqual([])
      await stories.page.emulateMedia({ forcedColors: 'none' })
    })
  }
}
