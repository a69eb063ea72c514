import { readdirSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'

import type { BrowserContext } from '@playwright/test'

/** Ends every process of a browser at once; its profile can be opened again then. Linux only. */
export async function killBrowser(context: BrowserContext, profile: string): Promise<void> {
  const closed = closedContext(context)
  for (const pid of processesOf(profile)) kill(pid)
  await closed
  await Promise.all(
    ['Lock', 'Socket', 'Cookie'].map(name => rm(join(profile, `Singleton${name}`), { force: true }))
  )
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    // A child ends with its parent.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

const closedContext = (context: BrowserContext): Promise<unknown> =>
  new Promise(resolve => context.once('close', resolve))

/** The browser that was started with this profile, and all its descendants; children first. */
function processesOf(profile: string): number[] {
  const parents = new Map<number, number>()
  const roots = new Set<number>()
  for (const name of readdirSync('/proc').filter(entry => /^\d+$/.test(entry))) {
    const pid = Number(name)
    parents.set(pid, parentOf(pid))
    if (readProcess(pid, 'cmdline').split('\0').includes(`--user-data-dir=${profile}`)) roots.add(pid)
  }
  const belongs = (pid: number | undefined): boolean =>
    pid !== undefined && pid > 1 && (roots.has(pid) || belongs(parents.get(pid)))
  return [...parents.keys()].filter(belongs).sort((a, b) => b - a)
}

const parentOf = (pid: number): number => Number(/\) \S (\d+)/.exec(readProcess(pid, 'stat'))?.[1] ?? 0)

function readProcess(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    // it has ended since it was listed
    return ''
  }
}
