import { expect, test } from './page-of.js'
import { allStories } from './site.js'

/**
 * Stories whose pictures are kept: one of each state that looks its own way, and each screen in its looks. The map is
 * left out: when it has come to rest depends on the machine.
 */
const PICTURED = new Map([
  ['category-picker', ['All', 'UsedLately', 'Empty', 'NothingFound', 'RightToLeft', 'Dark', 'LargeText']],
  ['fields', ['Numbers', 'YesOrNo', 'SomeOfSeveral', 'WithPictures', 'Mistake', 'LongWords']],
  ['invite-panel', ['Terms', 'Square', 'SomebodyWaits', 'RightToLeft']],
  ['looks', ['Branded', 'Compact']],
  [
    'observation-form',
    ['New', 'PlaceMissing', 'NoRoom', 'LongText', 'RightToLeft', 'Dark', 'HighContrast', 'LargeText']
  ],
  [
    'observation-list',
    ['Walk', 'Empty', 'Loading', 'CannotRead', 'OtherAnswers', 'LongText', 'RightToLeft', 'Dark']
  ],
  ['observation-view', ['OnThisDeviceOnly', 'OtherAnswers', 'LongText', 'RightToLeft', 'Dark']],
  ['preset-editor', ['List', 'OneOpen', 'Dark']],
  ['release-panel', ['NothingWritten', 'RightToLeft', 'Dark']],
  ['sheet', ['Half']],
  ['start-panels', ['First', 'SomeHere', 'TooLate', 'RightToLeft']],
  [
    'sync-panel',
    ['Busy', 'NobodyNear', 'TwoPasts', 'CannotRead', 'LongText', 'RightToLeft', 'Dark', 'HighContrast']
  ]
])

for (const story of await allStories()) {
  const file = story.file.replace('.stories.ts', '')
  if (PICTURED.get(file)?.includes(story.name) !== true) continue
  test(`${file}: ${story.name}`, async ({ stories }) => {
    await stories.show(story)
    await expect(stories.page).toHaveScreenshot(`${file}-${story.name}.png`, {
      animations: 'disabled',
      caret: 'hide',
      // Letters are drawn a little differently by another FreeType.
      threshold: 0.2,
      maxDiffPixelRatio: 0.01
    })
  })
}
