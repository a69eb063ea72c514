/**
 * English texts of recording a path. A key's comment tells a translator where it stands. `{name}` is filled in as plain text;
 * `{n}` is a number already written in the reader's digits. Forms after `|` follow Intl.PluralRules, in the order zero,
 * one, two, few, many, other, as far as the language has them: in English `one|other`.
 */
export const tracks = {
  // recording the own path
  'track.title': 'Record a path',
  'track.how': 'Walk, ride or paddle: {device} writes down where you go.',
  'track.screen':
    'Keep this page open and in front. When the screen is off or another app is in front, {device} may give no positions; the way is then drawn straight.',
  'track.screenOn': 'The screen stays on while it records.',
  'track.start': 'Start recording',
  'track.pause': 'Pause',
  'track.goOn': 'Go on',
  'track.finish': 'Finish',
  'track.recording': 'Recording',
  'track.paused': 'Paused',
  'track.waiting': 'Waiting for your position',
  'track.away': 'Not recording since {time}',
  'track.length': 'Length',
  'track.time': 'Time',
  'track.points': 'Points',
  // before the first point, and after it
  'track.lookingFirst': 'Looking for your position.',
  'track.looking': 'Looking for your position. The way is drawn straight from the last point.',
  'track.good': 'Good position, within {distance}',
  'track.vague': 'Position only within {distance}. It counts when it is better, under open sky.',
  'track.denied': 'Position is off for this page. Turn it on in the settings of your browser, then go on.',
  'track.unavailable': 'No position found here. Try again under open sky.',
  'track.silent': 'No position since {time}.',
  'track.savedUpTo': 'Saved up to {time} on {device}',
  'track.nothingYet': 'Nothing is recorded yet.',
  'track.notYet': 'Nothing of it is in the project yet. Every few seconds it is kept on {device}.',
  'track.interrupted': 'Recording stopped {time}, when this page was closed. Nothing you saw saved is lost.',
  'track.elsewhere': 'A path is being recorded in another window. Go on there.',
  'track.unsupported': 'Paths cannot be recorded in this project.',
  'track.failed': 'It is tried again. What was recorded is kept on {device}.',
  // finishing it
  'track.name': 'What is it called?',
  'track.category': 'Category',
  'track.tooShort': 'There is no way yet: only one place. Go on, or throw it away.',
  'track.saved': 'Path saved on {device}: {length}',
  // throwing it away
  'track.discard': 'Throw away',
  'track.discardAsk': 'Throw this path away?',
  'track.discardWhat': '{length} and {time} of recording go.',
  'track.discarded': 'Path thrown away.',
  // list of paths
  'track.all': 'Paths',
  'track.none': 'No paths yet',
  'track.unnamed': 'Path',
  'track.open': 'not finished'
} as const
