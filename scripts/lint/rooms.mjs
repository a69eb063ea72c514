/**
 * The rooms of `src/` and the arrows between them, as `src/README.md` draws them. An import that follows no arrow
 * fails the lint. Tests, stories, examples, benches and scripts are exempt.
 */
import { fileURLToPath } from 'node:url'
import boundaries from 'eslint-plugin-boundaries'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folders = [
  'model',
  'query',
  'release',
  'sync',
  'plugins',
  'project',
  'components',
  'cli',
  'worker',
  'react'
]

const elements = folders.map(folder => ({ type: folder, pattern: `src/${folder}` }))

/** Files that rooms other than their own may know, though not the rest of their room. */
const doors = [
  { category: 'sync-door', pattern: 'src/sync/adapter.ts' },
  { category: 'plugin-door', pattern: 'src/plugins/plugin.ts' },
  { category: 'front', pattern: 'src/{index,define,define-in-development,page}.ts' }
]

/** Which rooms a room may import; `types` and `doors` by `import type` alone. */
const arrows = {
  model: {},
  query: { rooms: ['model'] },
  release: { rooms: ['model'] },
  sync: { rooms: ['model', 'query'] },
  plugins: { rooms: ['model'], types: ['release'] },
  project: { rooms: ['model', 'release'], doors: ['sync-door', 'plugin-door'] },
  components: { rooms: ['project', 'model'], doors: ['plugin-door'] },
  worker: { rooms: ['sync', 'model'] },
  react: {},
  cli: { rooms: folders.filter(folder => folder !== 'components') }
}

const policies = Object.entries(arrows).flatMap(([room, { rooms = [], types = [], doors = [] }]) => [
  { from: { element: { type: room } }, allow: { to: { element: { types: { anyOf: [room, ...rooms] } } } } },
  ...types.map(type => ({
    from: { element: { type: room } },
    allow: { to: { element: { type } }, dependency: { kind: 'type' } }
  })),
  ...doors.map(category => ({
    from: { element: { type: room } },
    allow: { to: { file: { categories: category } }, dependency: { kind: 'type' } }
  }))
])

/** The public entry points may show what any room but the command has. */
const front = [
  { element: { types: { anyOf: folders.filter(folder => folder !== 'cli') } } },
  { file: { categories: 'front' } }
].map(to => ({ from: { file: { categories: 'front' } }, allow: { to } }))

/** Rooms that also run in a page without a bundler's stand-ins for Node. */
const withoutNode = ['model', 'query', 'release', 'plugins', 'project', 'components', 'worker']

export const rooms = [
  {
    files: ['src/**/*.ts'],
    ignores: ['src/**/*.test.ts'],
    plugins: { boundaries },
    settings: {
      'boundaries/root-path': root,
      'boundaries/elements': elements,
      'boundaries/files': doors,
      'boundaries/legacy-templates': false,
      'boundaries/additional-dependency-nodes': [
        { selector: 'TSImportType > Literal', kind: 'type', name: 'import-type' }
      ],
      'import/resolver': { [fileURLToPath(new URL('./resolve-ts.cjs', import.meta.url))]: {} }
    },
    rules: {
      'boundaries/no-unknown-files': 'error',
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: [{ allow: { to: { module: { origin: ['external', 'core'] } } } }, ...front, ...policies],
          message: 'This import follows no arrow between the rooms of src/ (see src/README.md).'
        }
      ],
      'boundaries/no-unknown-dependencies': 'error'
    }
  },
  {
    files: withoutNode.map(room => `src/${room}/**/*.ts`),
    ignores: ['src/**/*.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^node:', message: 'This room also runs in a page, where Node is not.' }] }
      ]
    }
  }
]
