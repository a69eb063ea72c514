/**
 * Rules of the project, each broken in one place: `[name, file below src, text, text instead]`. The text stands once
 * in the file. The simulator catches each within a few seeds.
 */
const list = [
  [
    'roles-are-not-enforced',
    'model/capabilities.ts',
    'return TABLE[role].has(capability)',
    'return role !== undefined || capability'
  ],
  ['members-edit-anything', 'model/capabilities.ts', "own ? 'editOwn' : 'editOthers'", "'editOwn'"],
  ['members-delete-anything', 'model/capabilities.ts', "own ? 'deleteOwn' : 'deleteOthers'", "'deleteOwn'"],
  ['log-is-not-checked', 'model/capabilities.ts', 'if (log !== logOf(kind)) return null', ''],
  [
    'cut-is-off-by-one',
    'model/standing.ts',
    'return seq >= cut.length || !isOnBranch',
    'return seq > cut.length || !isOnBranch'
  ],
  [
    'removal-takes-back-the-past',
    'model/standing.ts',
    'return seq >= cut.length || !isOnBranch',
    'return true'
  ],
  [
    'restore-has-no-end',
    'model/standing.ts',
    '(to === undefined || (generation === undefined && seq < to[log]))',
    'true'
  ],
  [
    'juniors-act-on-seniors',
    'model/standing.ts',
    'live.some(grant => grant.place < node.strength!)',
    'false'
  ],
  [
    'juniors-are-judged-first',
    'model/authority.ts',
    'comparePaths(other.path!, least.path!) < 0',
    'comparePaths(other.path!, least.path!) > 0'
  ],
  [
    'anybody-has-authority',
    'model/authority.ts',
    "return role === 'coordinator' && live.includes(grant)",
    'return true'
  ],
  [
    'unknown-heads-pass',
    'model/membership.ts',
    "if (!heads.every(head => head !== undefined)) return 'blocked'",
    'while (heads.includes(undefined)) heads.splice(heads.indexOf(undefined), 1, ...about)'
  ],
  [
    'heads-may-be-left-out',
    'model/membership.ts',
    'heads.some(head => head === node || saw(head, node))',
    'true'
  ],
  [
    'time-is-not-bounded',
    'model/change-index.ts',
    "change.lamport <= 1 + latest ? 'ready'",
    "true ? 'ready'"
  ],
  ['changes-do-not-wait', 'model/change-index.ts', 'if (slot < 0) return id\n', 'if (slot < 0) continue\n'],
  ['waiters-are-forgotten', 'model/change-index.ts', 'admitted.push(placed.id)', ''],
  [
    'other-documents-may-be-named',
    'model/change-index.ts',
    "if (table.home(slot) !== document) return 'inert'",
    ''
  ],
  ['validity-sticks', 'model/change-table.ts', 'this.#flags[slot]! & ~VALID', 'this.#flags[slot]!'],
  [
    'last-to-arrive-is-shown',
    'model/merge.ts',
    'return lamportOf(b) - lamportOf(a) || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0)',
    'return lamportOf(b) === lamportOf(a) ? 0 : 0'
  ],
  ['delete-hides-unseen-edits', 'model/merge.ts', 'unseen.some(changes => changes.length === 0)', 'true'],
  [
    'writes-replace-across-fields',
    'model/merge.ts',
    'replaced.get(name)?.has(id) !== true',
    '![...replaced.values()].some(gone => gone.has(id))'
  ],
  ['clock-decides', 'model/merge.ts', 'return lamportOf(b) - lamportOf(a) ||', 'return b.at - a.at ||'],
  [
    'edit-claims-to-have-seen-all',
    'model/merge.ts',
    'for (const id of saw) gone.add(id)',
    'for (const { id } of counting) if (saw.length >= 0 && id !== item.id) gone.add(id)'
  ],
  ['place-is-left-out-of-ids', 'model/derive-id.ts', 'view.setUint32(8, place, true)', ''],
  [
    'rights-are-judged-once',
    'sync/peer/judged-changes.ts',
    'if (this.entries.isJudged(slot)) this.#judge(slot)',
    'if (slot < 0) this.#judge(slot)'
  ],
  [
    'waiting-changes-are-not-judged',
    'sync/peer/judged-changes.ts',
    'this.#judge(id === placed.id ? slot : this.changes.table.held(id))',
    'if (id === placed.id) this.#judge(slot)'
  ],
  [
    'leaving-is-not-heard',
    'model/authority.ts',
    'node.strength = Infinity\n    listIn',
    'if (node) continue\n    listIn'
  ],
  [
    'juniors-lift-reductions',
    'model/standing.ts',
    "saw(a, b) && (b.says.kind === 'grant' || a.strength! <= b.strength!)",
    'saw(a, b)'
  ],
  [
    'owner-is-whoever-writes',
    'sync/peer/judged-changes.ts',
    'own: table.author(home) === log.device',
    'own: true'
  ],
  [
    'taken-again-counts-again',
    'sync/peer/judged-changes.ts',
    'known ?? this.entries.begin',
    'this.entries.begin'
  ],
  ['waiting-changes-are-not-kept', 'sync/peer/index-columns.ts', '...waiting,', ''],
  [
    'kept-places-are-not-moved',
    'sync/peer/index-columns.ts',
    'columns.entries.places.map(moved)',
    'columns.entries.places'
  ],
  ['removed-documents-stay-listed', 'sync/peer/project-index.ts', 'else this.query.remove(id)', ''],
  ['holders-count-one-more', 'sync/peer/holdings.ts', '> indexOf(place)', '>= indexOf(place)'],
  ['holders-need-any-change', 'sync/peer/holdings.ts', 'places.every(', 'places.some('],
  [
    'confirmed-is-never-less',
    'sync/peer/holdings.ts',
    'if (before === length) return',
    'if (before >= length) return'
  ]
]

/** @type {readonly { name: string, file: string, text: string, instead: string }[]} */
export const mutants = list.map(([name, file, text, instead]) => ({
  name,
  file: `src/${file}`,
  text,
  instead
}))
