import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** A hub in a process of its own, and what it tells of itself. */
export interface Hub {
  readonly codes: readonly string[]
  readonly problem: string | null
  readonly port: string
  readonly invites: readonly string[]
  readonly process: ChildProcess
}

export async function startHub(dir: string): Promise<Hub> {
  const program = fileURLToPath(new URL('hub-process.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', program, dir], {
    stdio: ['ignore', 'pipe', 'inherit']
  })
  for await (const line of createInterface({ input: child.stdout })) {
    return { ...(JSON.parse(line) as Omit<Hub, 'process'>), process: child }
  }
  throw new Error('the hub ended')
}

export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise(resolve => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
}
