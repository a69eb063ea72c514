import { expect, test } from './page-of.js'
import { allStories } from './site.js'

/** Stories whose pictures are kept: one of each state that looks its own way, and each screen in its looks. */
const PICTURED = new Map([
  ['attachments', ['None', 'One', 'Off', 'Photo', 'NotHere', 'NoRoom', 'RightToLeft', 'Dark']],
  ['basemaps', ['Button', 'Open', 'NotAMap', 'OnTheMap', 'KeepAPart', 'RightToLeft', 'Dark', 'LargeText']],
  [
    'category-picker',
    [
      ...['All', 'UsedLately', 'Searching', 'NothingFound', 'Empty', 'Loading'],
      ...['LongText', 'RightToLeft', 'Dark', 'LargeText']
    ]
  ],
  [
    'coordinates',
    ['Degrees', 'MinutesAndSeconds', 'Grid', 'BeyondTheGrid', 'NoPlace', 'RightToLeft', 'Dark']
  ],
  [
    'fields',
    [
      'Numbers',
      'YesOrNo',
      'SomeOfSeveral',
      'WithPictures',
      'Mistake',
      'Off',
      'LongWords',
      'RightToLeft',
      'Dark'
    ]
  ],
  [
    'form-kinds',
    ['Place', 'Rows', 'LongList', 'KindOfAPlugin', 'OthersAnswered', 'RightToLeft', 'Dark', 'LargeText']
  ],
  [
    'invite-panel',
    ['Terms', 'Square', 'SomebodyWaits', 'Refused', 'Loading', 'LongText', 'RightToLeft', 'Dark']
  ],
  ['looks', ['Branded', 'Compact']],
  [
    'map',
    [
      ...['Walk', 'Piles', 'Empty', 'World', 'OtherAnswers', 'Selected', 'Pin', 'Measure', 'Coordinates'],
      ...[
        'Turned',
        'OfPlugins',
        'Loading',
        'ListOfWhatIsInView',
        'NotAllDrawn',
        'CannotDraw',
        'CouldNotStart'
      ],
      ...['LongText', 'RightToLeft', 'Dark', 'HighContrast', 'LargeText']
    ]
  ],
  ['map-draw', ['Line', 'Point', 'Area', 'HolesAndParts', 'Measuring', 'RightToLeft', 'Dark', 'LargeText']],
  [
    'map-position',
    [
      ...['Asking', 'Denied', 'NotFound', 'Shown', 'FarAccuracy', 'Following', 'Pointing', 'Turning'],
      ...['RightToLeft', 'Dark']
    ]
  ],
  ['members', ['SeenByCoordinator', 'Alone', 'CannotRead', 'Loading', 'LongText', 'RightToLeft', 'Dark']],
  [
    'observation-form',
    [
      ...['New', 'PlaceMissing', 'NoRoom', 'ReadOnly', 'Loading', 'NoQuestions'],
      ...['LongText', 'RightToLeft', 'Dark', 'HighContrast', 'LargeText']
    ]
  ],
  [
    'observation-list',
    [
      ...['Walk', 'Empty', 'NothingFits', 'Loading', 'CannotRead', 'Choosing', 'OtherAnswers'],
      ...['LongText', 'RightToLeft', 'Dark']
    ]
  ],
  [
    'observation-view',
    [
      ...[
        'OnThisDeviceOnly',
        'OtherAnswers',
        'Changes',
        'WithoutAnswers',
        'NotHere',
        'Loading',
        'CannotRead'
      ],
      ...['LongText', 'RightToLeft', 'Dark', 'HighContrast']
    ]
  ],
  ['photo-place', ['NoPlaceYet', 'Used', 'RightToLeft', 'Dark', 'LargeText']],
  ['pictures', ['Stones', 'Discs', 'PicturePicker', 'PictureNotFound']],
  [
    'preset-editor',
    ['List', 'OneOpen', 'QuestionOpen', 'NoRoom', 'Loading', 'LongText', 'RightToLeft', 'Dark', 'LargeText']
  ],
  [
    'project-settings',
    ['InMemory', 'NearlyFull', 'ReadOnly', 'CannotRead', 'Loading', 'LongText', 'RightToLeft', 'Dark']
  ],
  [
    'release-panel',
    ['NothingWritten', 'Written', 'Nothing', 'CannotRead', 'Loading', 'RightToLeft', 'Dark', 'HighContrast']
  ],
  ['sheet', ['Strip', 'Half', 'RightToLeft', 'Dark']],
  [
    'start-panels',
    [
      ...['First', 'SomeHere', 'NewProject', 'CannotList', 'Loading', 'Join', 'TooLate', 'WaitsToBeLetIn'],
      ...['RightToLeft', 'Dark', 'LargeText']
    ]
  ],
  [
    'sync-panel',
    [
      ...['Busy', 'NobodyNear', 'OnlyHere', 'BothHaveAll', 'Paused', 'TwoPasts', 'CannotRead', 'Loading'],
      ...['LongText', 'RightToLeft', 'Dark', 'HighContrast', 'LargeText']
    ]
  ],
  [
    'sync-parts',
    ['ShowsACode', 'CarriedFile', 'NotOurs', 'WhatOfPhotosComes', 'LongText', 'RightToLeft', 'Dark']
  ],
  [
    'track-recorder',
    ['NothingRecorded', 'Paths', 'PositionOff', 'Loading', 'LongText', 'RightToLeft', 'Dark', 'LargeText']
  ]
])

/** Letters are drawn a little differently by another FreeType. */
const TEXT = { threshold: 0.2, maxDiffPixelRatio: 0.01 }
/** Few letters and soft colours, as land and water are; edges are drawn a little differently by another GPU. */
const MAP = { threshold: 0.1, maxDiffPixelRatio: 0.02 }

for (const story of await allStories()) {
  const file = story.file.replace('.stories.ts', '')
  if (PICTURED.get(file)?.includes(story.name) !== true) continue
  test(`${file}: ${story.name}`, async ({ stories }) => {
    await stories.show(story)
    await expect(stories.page).toHaveScreenshot(`${file}-${story.name}.png`, {
      animations: 'disabled',
      caret: 'hide',
      ...(file.startsWith('map') ? MAP : TEXT)
    })
  })
}
