/**
 * Small wrongs, each of which the tests must notice: `[file, what goes wrong, text, text instead]`. The text stands
 * once in the file. Changes that make no difference are not listed.
 */
const members = [
  [
    'authority',
    'a cut coordinator keeps acting',
    "return role === 'coordinator' && live.includes(grant)",
    'return live.includes(grant) || about.has(grant.says.dev)'
  ],
  [
    'authority',
    "an operation need not have seen its author's grant",
    'if (!saw(node, grant) && grant.says.to === undefined) return false',
    ''
  ],
  [
    'authority',
    'juniors are judged first',
    'comparePaths(other.path!, least.path!) < 0',
    'comparePaths(other.path!, least.path!) > 0'
  ],
  ['authority', 'order of arrival decides', 'if (step.seq !== other.seq) return step.seq - other.seq', ''],
  [
    'authority',
    'leaving is not heard',
    'node.strength = Infinity\n    listIn',
    'if (node) continue\n    listIn'
  ],
  ['authority', 'leaving lifts a block', 'node.strength = Infinity', 'node.strength = 0'],
  [
    'authority',
    'an operation is judged one place too early',
    "{ ...node.placed, log: 'auth' }",
    "{ ...node.placed, log: 'auth', seq: Math.max(0, node.placed.seq - 1) }"
  ],
  [
    'authority',
    'a rewritten log is not noticed',
    "{ ...node.placed, log: 'auth' }",
    "{ ...node.placed, log: 'auth', hashAt: undefined }"
  ],
  [
    'authority',
    'a root can be a target',
    ' || roots.has(node.says.dev)) return\n    if (!can',
    ') return\n    if (!can'
  ],
  ['authority', 'an old root key keeps its power', 'if (node.placed.seq <= until && (', 'if (('],
  ['authority', 'a forked succession picks one', 'root = first.length === 1 ?', 'root = first.length > 0 ?'],
  ['standing', 'a reduction ignores its cut', 'return seq >= cut.length || !isOnBranch', 'return true'],
  [
    'standing',
    'a cut is off by one',
    'return seq >= cut.length || !isOnBranch',
    'return seq > cut.length || !isOnBranch'
  ],
  [
    'standing',
    'a readmission ignores where it starts',
    'isOnBranch && seq >= cut.length && (',
    'isOnBranch && ('
  ],
  [
    'standing',
    'a restore has no end',
    '(to === undefined || (generation === undefined && seq < to[log]))',
    'true'
  ],
  [
    'standing',
    'the hash of a branch is ignored',
    'const isOnBranch = known === undefined || known === cut.hash',
    'const isOnBranch = true || known'
  ],
  [
    'standing',
    "a junior lifts a senior's reduction",
    "saw(a, b) && (b.says.kind === 'grant' || a.strength! <= b.strength!)",
    'saw(a, b)'
  ],
  [
    'standing',
    'only seniors replace a grant',
    "saw(a, b) && (b.says.kind === 'grant' || a.strength! <= b.strength!)",
    'saw(a, b) && a.strength! <= b.strength!'
  ],
  [
    'standing',
    'the greater of two roles wins',
    'rankOf(says.role) < rankOf(least) ?',
    'rankOf(says.role) > rankOf(least) ?'
  ],
  ['standing', 'no grant is enough', "return 'blocked'", "return 'member'"],
  ['standing', 'juniors act on seniors', 'live.some(grant => grant.place < node.strength!)', 'false'],
  ['standing', 'nobody acts on a coordinator', 'live.some(grant => grant.place < node.strength!)', 'true'],
  [
    'causal-order',
    'a length need not be whole',
    'Number.isSafeInteger(value) && (value as number) >= 0',
    'value !== undefined'
  ],
  [
    'causal-order',
    'negative lengths pass',
    'Number.isSafeInteger(value) && (value as number) >= 0',
    'Number.isSafeInteger(value)'
  ],
  [
    'causal-order',
    'unknown roles pass',
    'ROLES_OF.get(kind)?.includes(role) !== true',
    'ROLES_OF.has(kind) !== true'
  ],
  [
    'causal-order',
    'unknown kinds block those who name them',
    'if (hasPlace(item) && !placed',
    'if (hasPlace(item) && knowsKind(item.operation.kind) && !placed'
  ],
  [
    'causal-order',
    'a leaver takes back its acts',
    'dev === by && isFromHere(cuts, seq, generation)',
    'dev === by'
  ],
  [
    'causal-order',
    'the past of the past is forgotten',
    'before.past.forEach((bits, word) => (past[word]! |= bits))',
    ''
  ],
  [
    'membership',
    'an entry need not have seen a grant',
    'heads.some(head => head === node || saw(head, node))',
    'true'
  ],
  ['membership', 'a restore must have been seen', 'node.says.to !== undefined || heads', 'heads'],
  [
    'membership',
    'what was seen replaces the role at the place',
    'ROLES[Math.min(most, rankOf(standingAt(about, entry).role))]',
    'ROLES[most]'
  ],
  [
    'membership',
    'unknown heads pass',
    "if (!heads.every(head => head !== undefined)) return 'blocked'",
    'while (heads.includes(undefined)) heads.splice(heads.indexOf(undefined), 1, ...about)'
  ],
  [
    'membership',
    'junk is named as seen',
    'nodes.values()].filter(node => this.#counts(node))',
    'nodes.values()]'
  ],
  [
    'membership',
    'old operations are named as seen',
    'past.forEach((bits, word) => (seen[word]! |= bits))',
    'past.slice()'
  ],
  [
    'membership',
    "anybody's unknown operation stops the project",
    "{ ...placed, log: 'auth' }).role === 'coordinator'",
    "{ ...placed, log: 'auth' }).role !== 'left'"
  ],
  ['capabilities', 'the log is not checked', 'if (log !== logOf(kind)) return null', ''],
  ['capabilities', 'the owner is not checked on edits', "own ? 'editOwn' : 'editOthers'", "'editOwn'"],
  [
    'capabilities',
    'the owner is not checked on deletes',
    "own ? 'deleteOwn' : 'deleteOthers'",
    "'deleteOwn'"
  ],
  ['capabilities', 'anyone who leads speaks for a device', "kind === 'deviceInfo' && !own", 'false']
]

const merge = [
  ['change-index', 'time is not bounded', "change.lamport <= 1 + latest ? 'ready'", "true ? 'ready'"],
  [
    'change-index',
    'the bound of time is off by one',
    'change.lamport <= 1 + latest',
    'change.lamport <= 2 + latest'
  ],
  [
    'change-index',
    'changes do not wait for what they name',
    'if (slot < 0) return id\n',
    'if (slot < 0) continue\n'
  ],
  [
    'change-index',
    'values of other documents may be named',
    "if (table.home(slot) !== document) return 'inert'",
    ''
  ],
  ['change-index', 'whoever waited is not judged again', 'admitted.push(placed.id)', ''],
  [
    'change-index',
    'a second missing change is forgotten',
    "if (verdict !== 'ready') {\n          this.#waiting.put({ placed, missing: verdict, valid })",
    "if (verdict !== 'ready') {"
  ],
  [
    'change-index',
    'validity told while waiting is lost',
    'if (waiter !== undefined) waiter.valid = valid',
    ''
  ],
  ['change-table', 'validity cannot be taken back', 'this.#flags[slot]! & ~VALID', 'this.#flags[slot]!'],
  ['change-index', 'nothing is dirty', 'if (valid) dirty = home', ''],
  ['waiting', 'the forgotten are not told', 'this.#overflowed.add(placed.by)', ''],
  ['waiting', 'anything may wait', 'if (own.size <= this.#perDevice) return', 'return'],
  ['merge', 'a delete hides always', 'unseen.some(changes => changes.length === 0)', 'true'],
  ['merge', 'a delete never hides', 'unseen.some(changes => changes.length === 0)', 'false'],
  [
    'merge',
    'deletes together hide',
    'unseen.some(changes => changes.length === 0)',
    '![...showing.values()].some(item => unseen.every(list => list.includes(item)))'
  ],
  [
    'merge',
    'values are replaced across fields',
    'replaced.get(name)?.has(id) !== true',
    '![...replaced.values()].some(gone => gone.has(id))'
  ],
  ['merge', 'nothing is ever replaced', 'for (const id of saw) gone.add(id)', ''],
  ['merge', 'taking back a delete is ignored', '!lifted.has(id)', 'lifted'],
  ['merge', 'the last to arrive is shown', 'return lamportOf(b) - lamportOf(a) ||', 'return'],
  ['merge', 'ties are broken by arrival', '(a.id < b.id ? 1 : a.id > b.id ? -1 : 0)', '0'],
  [
    'merge',
    'a removed attachment beats a concurrent add',
    'const shown = (isAttachment ?',
    'const shown = (isAttachment && !values.some(({ value }) => value === false) ?'
  ],
  ['merge', 'equal answers are two', '!seen.has(text) && seen.add(text)', 'seen.add(text)'],
  ['merge', 'a document is gone with its values', '!counting.some(({ id }) => id === create.id)', 'true'],
  [
    'merge',
    'unknown kinds are shown',
    'return DOCUMENT_KINDS.find(known => known === kind)',
    'return kind as DocumentKind'
  ],
  ['new-change', 'an edit does not say what it saw', 'state.fields.get(field)?.saw ?? []', '[]'],
  [
    'new-change',
    'a delete does not say what it saw',
    'const saw = index.showing(doc)',
    'const saw = index.showing(doc).slice(0, 0)'
  ]
]

const codec = [
  ['canonical', 'members are not sorted', '    .sort()\n', ''],
  ['canonical', 'inner members are not looked at', 'key < last || !isSorted(record[key]!)', 'key < last'],
  ['canonical', 'half a character passes', "text.includes('\\\\ud')", "text.includes('\\\\uD')"],
  ['canonical', 'depth is not bounded', 'if (depth <= 0) return -1', 'if (depth < -99) return -1'],
  ['canonical', 'endless numbers pass', 'Number.isFinite(value) ? 25 : -1', '25'],
  [
    'is-record',
    'objects of classes pass',
    'return prototype === Object.prototype || prototype === null',
    'return true'
  ],
  ['change-limits', 'values are not bounded', 'if (bytes > LIMITS.valueBytes)', 'if (bytes < 0)'],
  [
    'change-limits',
    'values are bounded by characters',
    'utf8.encode(canonicalJson(set[field] as Json)).length',
    'canonicalJson(set[field] as Json).length'
  ],
  ['change-limits', 'lists are not bounded', 'value.length > most ||', ''],
  [
    'change-limits',
    'a value may be named twice',
    'return value.length < 2 || new Set(value).size === value.length',
    'return true'
  ],
  ['change-limits', 'cleared fields are not counted', 'if (!Object.hasOwn(set, field)) fields++', ''],
  [
    'change-limits',
    'unknown members may be anything',
    'if (!isText(member) || weighJson(change[member], LIMITS.depth) < 0) {',
    'if (!isText(member)) {'
  ],
  ['change-limits', 'time may begin at 0', '(value as number) >= 1', '(value as number) >= 0'],
  ['codec', 'later versions are read', 'if (version > FORMAT_VERSION)', 'if (version > 99)'],
  ['codec', 'entries are not bounded', 'if (bytes.length > LIMITS.entryBytes) throw malformed()', ''],
  ['codec', 'heads are not bounded', 'value.length <= LIMITS.heads &&', ''],
  [
    'codec',
    'changes are not bounded',
    '!Array.isArray(changes) || changes.length > LIMITS.changes',
    '!Array.isArray(changes)'
  ],
  ['codec', 'broken UTF-8 is read', 'fatal: true', 'fatal: false'],
  ['codec', 'bad changes are passed on', 'checkChange(item) ? item : null', '(item as Change)'],
  [
    'codec',
    'errors of the parser escape',
    '} catch (cause) {\n    throw malformed(cause)',
    '} catch (cause) {\n    throw cause'
  ],
  ['derive-id', 'the place in the entry is left out', 'view.setUint32(8, place, true)', ''],
  ['derive-id', 'long logs repeat their ids', 'view.setUint32(4, Math.floor(index / 2 ** 32), true)', ''],
  ['derive-id', 'keys of any length pass', 'if (logKey.length !== KEY_BYTES)', 'if (logKey.length === 0)'],
  [
    'pack',
    'entries grow beyond their target',
    'open.length >= TARGET_CHANGES || size + bytes > TARGET_BYTES',
    'open.length >= 1_000'
  ],
  [
    'pack',
    'a change too large is packed',
    'if (empty + bytes > LIMITS.entryBytes) throw tooLarge(place, bytes)',
    ''
  ],
  ['hash', 'the key is left out', '{ dkLen: 32, key }', '{ dkLen: 32 }'],
  ['hash', 'capital hexadecimal passes', '/^[0-9a-f]*$/', '/^[0-9a-f]*$/i']
]

const geometry = [
  ['geometry', 'positions are not bounded', '<= MOST_POSITIONS\n}', '< Infinity\n}'],
  ['geometry', 'collections are not bounded', 'if (depth <= 0 || ', 'if ('],
  ['geometry', 'longitude is not bounded', 'Math.abs(lon) <= 180 && ', ''],
  ['geometry', 'latitude is not bounded', ' && Math.abs(lat) <= 90', ''],
  [
    'geometry-place',
    'the middle of the box stands for a polygon',
    'return best[1] < best[0] ?',
    'best = [box[0], box[2]]\n  return best[1] < best[0] ?'
  ],
  ['geometry-place', 'a line stands at its beginning', 'if (left <= length && length > 0)', 'if (left < 0)']
]

const tests = {
  members: ['membership', 'membership-cases'],
  merge: ['merge'],
  codec: ['canonical', 'codec', 'vectors'],
  geometry: ['geometry']
}

export const mutants = Object.entries({ members, merge, codec, geometry }).flatMap(([group, list]) =>
  list.map(([file, name, text, instead]) => ({
    file: `src/model/${file}.ts`,
    name,
    text,
    instead,
    tests: tests[group]
  }))
)
