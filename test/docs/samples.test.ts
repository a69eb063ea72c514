import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'node:test'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { cairn, folderFor, start } from '../cli/run-cairn.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const docs = join(root, 'docs')

async function samples(language: string): Promise<{ page: string; code: string }[]> {
  const pages = (await readdir(docs)).filter(name => name.endsWith('.md'))
  const found = []
  for (const page of pages) {
    const text = await readFile(join(docs, page), 'utf8')
    for (const [, code = ''] of text.matchAll(new RegExp('```' + language + '\\n([\\s\\S]*?)```', 'g'))) {
      found.push({ page, code })
    }
  }
  return found
}

/** What programs that run one after the other said when one failed; empty when all ended well. */
function run(files: readonly string[]): Promise<string> {
  const all = `for (const file of ${JSON.stringify(files)}) { globalThis.running = file; await import(file) }`
  const late = `process.on('exit', code => code === 0 || console.error('in', globalThis.running))`
  const args = ['--import', 'tsx', '--input-type=module', '--eval', `${late}; ${all}`]
  const child = spawn(process.execPath, args, { cwd: root, timeout: 120_000 })
  let said = ''
  child.stderr.on('data', (part: Buffer) => (said += part.toString()))
  return new Promise(resolve => child.on('close', code => resolve(code === 0 ? '' : said || String(code))))
}

test('every program in the guides runs', async t => {
  const folder = await folderFor(t)
  const programs = await samples('js')
  assert.ok(programs.length >= 4)
  const kit = pathToFileURL(join(root, 'src/index.ts')).href
  const testing = pathToFileURL(join(root, 'src/sync/testing/index.ts')).href
  const files = programs.map(async ({ page, code }, place) => {
    const file = join(folder, `${place}-${page}.mjs`)
    const here = code
      .replaceAll("'cairnkit'", JSON.stringify(kit))
      .replaceAll("'cairnkit/testing'", JSON.stringify(testing))
    await writeFile(file, here)
    return file
  })
  assert.equal(await run(await Promise.all(files)), '')
})

test('the commands of the guide for hubs run in their order', async t => {
  const folder = await folderFor(t)
  const [guide] = (await samples('sh')).filter(({ page }) => page === 'hub.md')
  let code = ''
  let address = ''
  for (const line of (guide?.code ?? '').trim().split('\n')) {
    const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? '')
    const known = new Map([
      ['CODE', code],
      ['ADDRESS', address],
      ['hub', join(folder, 'hub')],
      ['laptop', join(folder, 'laptop')]
    ])
    const args = words.slice(1).map(word => known.get(word) ?? word)
    if (args[0] === 'serve') {
      const hub = start(args)
      t.after(() => hub.process.kill('SIGINT'))
      address = (await hub.until(/^ready (\S+)/))[1]?.replace('http', 'ws') ?? ''
      continue
    }
    const ended = await cairn(args)
    assert.equal(ended.code, 0, `${line}: ${ended.stderr}`)
    if (args[0] === 'invite') code = ended.stdout.trim().split('\n').at(-1) ?? ''
  }
  assert.notEqual(address, '')
})
