/**
 * Puts one small wrong after another into a copy of the model and runs its tests, which must fail.
 * `npm run test:mutants`; `RUNS` sets how often each property is tried (default 150), an argument picks by name.
 */
import { spawn } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { mutants } from './mutant-list.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const WORKERS = 2
const LONGEST_MS = 120_000
const env = { ...process.env, RUNS: process.env.RUNS ?? '150', QUICK: '1' }

async function copyOfModel() {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-mutants-'))
  for (const path of ['src/model', 'test/model', 'package.json', 'tsconfig.json']) {
    await cp(join(root, path), join(folder, path), { recursive: true })
  }
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  return folder
}

/** Whether one of these tests fails in a folder; a test that never ends fails too. */
async function fails(folder, tests) {
  for (const name of tests) if ((await statusOf(folder, `test/model/${name}.test.ts`)) !== 0) return true
  return false
}

/** The exit status of a test file, bundled first: that starts faster than reading each source. */
async function statusOf(folder, file) {
  const outfile = join(folder, file.replace(/\.ts$/, '.mjs'))
  await build({
    entryPoints: [join(folder, file)],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm'
  })
  const child = spawn(process.execPath, [outfile], { cwd: folder, env, stdio: 'ignore' })
  const clock = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', code => {
      clearTimeout(clock)
      resolve(code)
    })
  })
}

async function isKilled(folder, { file, text, instead, tests, name }) {
  const path = join(folder, file)
  const source = await readFile(path, 'utf8')
  if (source.split(text).length !== 2) throw new Error(`${name}: its text does not stand once in ${file}`)
  await writeFile(
    path,
    source.replace(text, () => instead)
  )
  const killed = await fails(folder, tests)
  await writeFile(path, source)
  return killed
}

const wanted = process.argv[2]
const left = mutants.filter(({ name }) => wanted === undefined || name.includes(wanted))
const folders = await Promise.all(Array.from({ length: WORKERS }, copyOfModel))
let killed = 0
let survived = 0
try {
  const all = [...new Set(left.flatMap(({ tests }) => tests))]
  if (await fails(folders[0], all)) throw new Error('The tests fail on the unchanged model. Mend that first.')
  const work = async folder => {
    for (let mutant = left.shift(); mutant !== undefined; mutant = left.shift()) {
      const caught = await isKilled(folder, mutant)
      if (caught) killed++
      else survived++
      console.log(
        `${caught ? 'killed  ' : 'SURVIVED'} ${mutant.file.slice('src/model/'.length)}: ${mutant.name}`
      )
    }
  }
  await Promise.all(folders.map(work))
} finally {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
}
console.log(`${killed} killed, ${survived} survived`)
if (survived > 0) process.exitCode = 1
