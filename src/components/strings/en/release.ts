/**
 * English texts of what is asked before something leaves the project. `{name}` is filled in as plain text; `{n}` is a number already
 * written in the reader's digits. Forms after `|` follow Intl.PluralRules, in the order zero, one, two, few, many, other,
 * as far as the language has them: in English `one|other`.
 */
export const release = {
  // before something leaves the project
  'release.title': 'Before this leaves',
  'release.recipient': 'To',
  'release.recipientHint': 'a person or a group',
  'release.purpose': 'For',
  'release.purposeHint': 'what they will do with it',
  'release.until': 'Until',
  'release.untilHint': 'ask them to delete it then',
  'release.format': 'Kind of file',
  'release.place': 'Place',
  'release.howExact': 'How exact is the place?',
  'release.exact': 'The exact place',
  'release.exactShort': 'Exact',
  'release.square': 'In a square of {side}',
  'release.noPlace': 'No place at all',
  'release.noPlaceShort': 'No place',
  'release.leaveWith': '{n} observation leaves with|{n} observations leave with',
  'release.field.category': 'What it is',
  'release.field.when': 'When it was seen',
  'release.field.name': 'Name',
  'release.field.id': 'Its number in another program',
  'release.field.other': 'Other detail: {key}',
  'release.always': 'When each was written down, and its number in this project, always go along.',
  'release.stay': '{n} stays here.|{n} stay here.',
  'release.stayHint': 'Their kind never leaves this project.',
  'release.never': 'Names of people, their devices and other answers never go along.',
  'release.release': 'Release {n} observation|Release {n} observations',
  'release.writing': 'Writing the file',
  'release.done': 'The file is saved by your browser. A note of it stays on {device}.',
  'release.forGood': 'Once it leaves, it cannot be called back.',
  'release.needRecipient': 'Say who gets it.',
  'release.needPurpose': 'Say what it is for.',
  'release.nothing': 'There is nothing that may leave.',
  'release.ask': 'Let {n} observation leave?|Let {n} observations leave?',
  'release.yes': 'Release'
} as const
