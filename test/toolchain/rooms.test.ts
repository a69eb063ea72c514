import assert from 'node:assert/strict'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'
import { ESLint } from 'eslint'
import tseslint from 'typescript-eslint'

const eslint = new ESLint({
  cwd: fileURLToPath(new URL('../..', import.meta.url)),
  overrideConfig: [{ files: ['**/*.ts'], ...tseslint.configs.disableTypeChecked }]
})

/** The rules broken by a file that need not exist. */
async function broken(path: string, source: string): Promise<readonly string[]> {
  const [result] = await eslint.lintText(`${source}\n`, { filePath: path })
  assert.ok(result)
  return result.messages.map(({ ruleId, message }) => ruleId ?? message)
}

const value = (path: string): string => `export { thing } from '${path}'`
const type = (path: string): string => `export type { Thing } from '${path}'`

const arrow = 'boundaries/dependencies'

const against: readonly (readonly [from: string, source: string])[] = [
  ['src/model/made-up.ts', value('../query/index.js')],
  ['src/model/made-up.ts', type('../sync/adapter.js')],
  ['src/query/made-up.ts', value('../sync/peer/peer.js')],
  ['src/query/made-up.ts', type('../project/types.js')],
  ['src/release/made-up.ts', value('../query/index.js')],
  ['src/release/made-up.ts', type('../plugins/plugin.js')],
  ['src/sync/peer/made-up.ts', value('../../project/index.js')],
  ['src/sync/adapter.ts', type('../plugins/plugin.js')],
  ['src/sync/memory/made-up.ts', value('../../release/index.js')],
  ['src/plugins/geojson/made-up.ts', value('../../release/index.js')],
  ['src/plugins/geojson/made-up.ts', type('../../sync/adapter.js')],
  ['src/plugins/geojson/made-up.ts', type('../../project/types.js')],
  ['src/project/made-up.ts', value('../sync/adapter.js')],
  ['src/project/made-up.ts', type('../sync/peer/peer.js')],
  ['src/project/made-up.ts', value('../plugins/plugin.js')],
  ['src/project/made-up.ts', type('../plugins/geojson/geojson.js')],
  ['src/project/made-up.ts', value('../components/map/map.js')],
  ['src/components/map/made-up.ts', type('../../sync/adapter.js')],
  ['src/components/map/made-up.ts', value('../../plugins/plugin.js')],
  ['src/components/map/made-up.ts', value('../../plugins/geojson/geojson.js')],
  ['src/components/map/made-up.ts', value('../../release/index.js')],
  ['src/components/map/made-up.ts', "export const later = () => import('../../sync/peer/peer.js')"],
  ['src/components/map/made-up.ts', "export type Later = typeof import('../../sync/peer/peer.js')"],
  ['src/worker/made-up.ts', value('../project/index.js')],
  ['src/worker/made-up.ts', value('../components/map/map.js')],
  ['src/cli/made-up.ts', value('../components/map/map.js')],
  ['src/index.ts', value('./cli/bin.js')]
]

const along: readonly (readonly [from: string, source: string])[] = [
  ['src/model/made-up.ts', value('./entry.js')],
  ['src/query/made-up.ts', value('../model/index.js')],
  ['src/release/made-up.ts', value('../model/index.js')],
  ['src/sync/peer/made-up.ts', value('../../query/index.js')],
  ['src/sync/peer/made-up.ts', value('../adapter.js')],
  ['src/plugins/geojson/made-up.ts', type('../../release/index.js')],
  ['src/plugins/geojson/made-up.ts', value('../plugin.js')],
  ['src/project/made-up.ts', value('../release/index.js')],
  ['src/project/made-up.ts', type('../sync/adapter.js')],
  ['src/project/made-up.ts', type('../plugins/plugin.js')],
  ['src/components/map/made-up.ts', value('../../project/index.js')],
  ['src/components/map/made-up.ts', type('../../plugins/plugin.js')],
  ['src/components/map/made-up.ts', "export type Later = typeof import('maplibre-gl')"],
  ['src/components/map/made-up.ts', value('../list/list.js')],
  ['src/worker/made-up.ts', value('../sync/peer/peer.js')],
  ['src/cli/made-up.ts', value('../sync/peer/peer.js')],
  ['src/define.ts', value('./components/map/map.js')],
  ['src/components/map/made-up.test.ts', value('../../sync/memory/memory.js')],
  ['test/made-up.ts', value('../src/sync/peer/peer.js')]
]

for (const [path, source] of against) {
  test(`${path} may not: ${source}`, async () => {
    assert.deepEqual(await broken(path, source), [arrow])
  })
}

for (const [path, source] of along) {
  test(`${path} may: ${source}`, async () => {
    assert.deepEqual(await broken(path, source), [])
  })
}

test('a file of src that is in no room is refused', async () => {
  assert.deepEqual(await broken('src/elsewhere/made-up.ts', 'export const thing = 1'), [
    'boundaries/no-unknown-files'
  ])
})

test('a room may not import what is outside src', async () => {
  assert.deepEqual(await broken('src/model/made-up.ts', value('../../scripts/build.mjs')), [
    'boundaries/no-unknown-dependencies'
  ])
})

test('a room that runs in a page may not import Node', async () => {
  assert.deepEqual(await broken('src/project/made-up.ts', "import 'node:fs'"), ['no-restricted-imports'])
})

test('markup from text and swallowed errors are refused', async () => {
  const path = 'src/components/map/made-up.ts'
  const faults = [
    "import { unsafeHTML } from 'lit/directives/unsafe-html.js'\nexport const show = unsafeHTML",
    "document.body.innerHTML = 'text'",
    'try {\n  done()\n} catch {\n  // nothing\n}\nfunction done() {}',
    'export const late = Promise.resolve().catch(() => {})',
    'export const late = Promise.resolve().catch(() => undefined)'
  ]
  for (const fault of faults) assert.deepEqual(await broken(path, fault), ['no-restricted-syntax'], fault)
})
