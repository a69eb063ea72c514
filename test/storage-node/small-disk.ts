import { execFileSync } from 'node:child_process'
import type { World } from '../peer/world.js'

/** A disk of so many megabytes; null where this user may not mount one. */
export async function smallDisk(world: World, megabytes: number): Promise<string | null> {
  const dir = await world.folder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', dir], { stdio: 'ignore' })
  } catch {
    return null
  }
  world.atEnd(async () => {
    execFileSync('umount', [dir])
  })
  return dir
}

const LONG = 'x'.repeat(15_000)

/** Sixty notes that fill most of a megabyte. */
export const longNotes = (round: number): string[] =>
  Array.from({ length: 60 }, (_, at) => `${round}/${at} ${LONG}`)
