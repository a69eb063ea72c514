/**
 * English texts of looking closer at an observation: its history, and its photos. A key's comment tells a translator where it stands. `{name}` is filled in as plain text;
 * `{n}` is a number already written in the reader's digits. Forms after `|` follow Intl.PluralRules, in the order zero,
 * one, two, few, many, other, as far as the language has them: in English `one|other`.
 */
export const looking = {
  // who changed what
  'history.title': 'Changes',
  'history.create': 'Added',
  'history.delete': 'Deleted',
  'history.restore': 'Brought back',
  'history.cleared': 'Answer taken away',
  'history.fileAdded': 'Photo or recording added',
  'history.fileTaken': 'Photo or recording taken away',
  'history.observedAt': 'When it was seen',
  'history.mayLeave': 'May leave the project',
  'history.void': 'Does not count: that device had no right to do it.',
  'history.now': 'Shown now',
  'history.use': 'Use this again',
  'history.used': 'Written again. What was there before stays in this list.',
  'history.more': 'Show earlier changes',
  'history.none': 'No changes are known here.',
  // photos and recordings, one at a time
  'viewer.next': 'Next',
  'viewer.previous': 'The one before',
  'viewer.place': '{n} of {total}'
} as const
