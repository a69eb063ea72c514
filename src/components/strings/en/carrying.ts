/**
 * English texts of what goes by hand: codes between two devices, files. `{name}` is filled in as plain text; `{n}` is a number already
 * written in the reader's digits. Forms after `|` follow Intl.PluralRules, in the order zero, one, two, few, many, other,
 * as far as the language has them: in English `one|other`.
 */
export const carrying = {
  'nearby.how': 'With no network at all: one shows a code, the other reads it and shows its answer.',
  'nearby.show': 'Show a code',
  'nearby.read': 'Read their code',
  'nearby.theirs': 'Or put in their code',
  'nearby.readAnswer': 'Read their answer',
  'nearby.answer': 'Or put in their answer',
  'nearby.use': 'Use it',
  'nearby.first': '1. The other device reads this code.',
  'nearby.second': '2. The first device reads this answer.',
  'nearby.code': 'Square with the code, to point a camera at',
  'nearby.asText': 'As text',
  'nearby.again': 'Begin again',
  'nearby.working': 'Looking for each other. Keep both devices on.',
  'nearby.done': 'The two are connected.',
  'carried.how':
    'Where no connection reaches: make a file, carry it, open it there. Only devices of this project can read it.',
  'carried.for': 'What goes into the file',
  'carried.everything': 'Everything',
  'carried.missing': 'What {name} does not have',
  'carried.make': 'Make a file',
  'carried.take': 'Open a file',
  'carried.making': 'Making the file',
  'carried.taking': 'Taking the file in',
  'carried.made': 'The file is saved by your browser. Carry it to the other device.',
  'carried.taken': '{n} new piece from {name} is here now.|{n} new pieces from {name} are here now.',
  'carried.nothingNew': 'Nothing new was in the file from {name}.',
  'carried.gaps':
    '{n} piece waits for an earlier file. Open that one too.|{n} pieces wait for an earlier file. Open that one too.',
  'carried.refused':
    '{n} piece was not what its author signed, and was left out.|{n} pieces were not what their authors signed, and were left out.'
} as const
