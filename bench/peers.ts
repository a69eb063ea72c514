/** What others would use, measured by programs of their own beside their own dependencies. */
import { spawn } from 'node:child_process'
import { cp, mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Row } from './row.js'

const sources = fileURLToPath(new URL('./peers/', import.meta.url))
const cache = fileURLToPath(new URL('../.cache/bench-peers/', import.meta.url))
const MEASURED = ['sync', 'write', 'live']
const PROGRAMS = ['comapeo.mjs', 'pouchdb.mjs', 'yjs.mjs']

/** Rows of those that could be installed and ran; whoever could not is named, with the reason. */
export async function measurePeers(bench: string, count: number): Promise<readonly Row[]> {
  if (!MEASURED.includes(bench)) {
    console.error(`Others are measured in ${MEASURED.join(', ')}.`)
    return []
  }
  await mkdir(cache, { recursive: true })
  await cp(sources, cache, { recursive: true })
  try {
    await npm('install', '--ignore-scripts', '--no-package-lock')
  } catch (error) {
    console.error(`The others could not be installed, so nothing is said about them. ${reason(error)}`)
    return []
  }
  const rows: Row[] = []
  for (const program of PROGRAMS) {
    try {
      if (program === 'comapeo.mjs') await buildDatabase()
      rows.push(...(JSON.parse(await run(process.execPath, [program, bench, String(count)])) as Row[]))
    } catch (error) {
      console.error(`${program} could not be measured, so nothing is said about it. ${reason(error)}`)
    }
  }
  return rows
}

/** @comapeo/core keeps its index in SQLite, through a package that is compiled on this machine. */
async function buildDatabase(): Promise<void> {
  const load = "new (require('better-sqlite3'))(':memory:').close()"
  try {
    await run(process.execPath, ['-e', load])
  } catch {
    await npm('rebuild', 'better-sqlite3', '--build-from-source')
    await run(process.execPath, ['-e', load])
  }
}

function npm(...args: readonly string[]): Promise<string> {
  return run('npm', args, process.platform === 'win32')
}

/** Resolves with what it printed. */
function run(command: string, args: readonly string[], shell = false): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: cache, shell, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    let errors = ''
    child.stdout.on('data', (bytes: Buffer) => (output += bytes.toString()))
    child.stderr.on('data', (bytes: Buffer) => (errors += bytes.toString()))
    child.on('error', reject)
    child.on('close', code => {
      if (code === 0) resolve(output)
      else reject(new Error(errors.trim().slice(-400) || `It ended with ${String(code)}.`))
    })
  })
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error))
