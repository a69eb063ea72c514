/** Programs that are killed while they save. */
import { spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { DocumentId } from '../../src/model/index.js'
import { compiled } from '../support/compiled.js'
import type { World } from '../peer/world.js'
import { allOnDisk, cutPower } from './power.js'

const committer = compiled(new URL('./committer.ts', import.meta.url))

interface Killing {
  readonly world: World
  readonly dir: string
  /** How many observations are saved before it is killed in the middle of the next. */
  readonly count: number
  /** The address of a hub to sync with meanwhile. */
  readonly hub?: string
  /** The library of `buildSyncLog`: with it the power goes too. */
  readonly syncLog?: string
}

/** Resolves with what was said to be saved. */
export async function saveAndKill({ world, dir, count, hub, syncLog }: Killing): Promise<DocumentId[]> {
  const noted = syncLog === undefined ? '' : join(syncLog, '..', 'noted')
  const before = await allOnDisk(dir)
  const child = spawn(process.execPath, [await committer, dir, ...(hub ? [hub] : [])], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, UV_USE_IO_URING: '0', ...(syncLog && { LD_PRELOAD: syncLog, SYNC_LOG: noted }) }
  })
  const ended = new Promise(resolve => child.once('exit', resolve))
  const kill = () => void child.kill('SIGKILL')
  world.atEnd(async () => kill())
  const saved: DocumentId[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('saved ')) saved.push(line.slice(6) as DocumentId)
    if (saved.length >= count) kill()
  }
  await ended
  if (syncLog !== undefined) {
    await cutPower(dir, before, noted)
    await rm(noted)
  }
  return saved
}
