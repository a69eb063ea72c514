/** Files of a device's folder that were torn or flipped, one at a time. */
import assert from 'node:assert/strict'
import { cp, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { CairnError, type DocumentId } from '../../src/model/index.js'
import { eventually, inSync, noteOf, project, write, type World } from '../peer/world.js'
import { damage, filesIn, putBack, type Damage } from './folders.js'

const OBSERVATIONS = 60

/**
 * Damages the files of a device that `pick` chooses in each of these ways. Each time it must be refused by a code, or
 * all of it comes back from another device; what is shown meanwhile is right. Returns what became of each.
 */
export async function damageEach(
  world: World,
  pick: (path: string) => boolean,
  ways: readonly Damage[]
): Promise<ReadonlyMap<string, string>> {
  const found = await project(world, [{ name: 'Ben' }])
  const { dir } = found.others[0]!.device
  const notes = Array.from({ length: OBSERVATIONS }, (_, at) => `note ${at} ${'x'.repeat(500)}`)
  const ids: DocumentId[] = []
  // Opened twice, so that some of it stands in tables and some in the file that is written ahead.
  await found.others[0]!.device.close()
  for (const half of [notes.slice(0, OBSERVATIONS / 2), notes.slice(OBSERVATIONS / 2)]) {
    const device = await world.device('Ben', { dir })
    const store = await device.peer.open(found.id)
    for (const note of half) ids.push(...(await write(store, note)))
    await store.sync!.connect(found.hub.url)
    await inSync(store, found.store)
    await device.close()
  }
  const whole = join(await world.folder(), 'whole')
  await cp(dir, whole, { recursive: true })
  const outcomes = new Map<string, string>()
  for (const path of (await filesIn(whole)).filter(pick)) {
    if ((await stat(whole + path)).size === 0) continue
    for (const how of ways) {
      await putBack(whole, dir)
      await damage(dir + path, how)
      outcomes.set(`${path} ${how}`, await outcome())
    }
  }
  return outcomes

  async function outcome(): Promise<string> {
    const opened = await world.device('Ben', { dir }).catch((error: unknown) => error)
    if (opened instanceof Error) return codeOf(opened)
    const damaged = opened as Awaited<ReturnType<World['device']>>
    try {
      const [info] = await damaged.peer.list()
      const again = info && (await damaged.peer.open(info.id))
      if (!again) return 'without a project'
      let there = 0
      for (const [place, id] of ids.entries()) {
        const note = await noteOf(again, id)
        if (note !== undefined) assert.equal(note, notes[place])
        if (note !== undefined) there++
      }
      await again.sync!.connect(found.hub.url)
      for (const [place, id] of ids.entries()) {
        await eventually(`note ${place} comes back`, async () => (await noteOf(again, id)) === notes[place])
      }
      const [more] = await write(again, 'more')
      await eventually('it goes on', async () => (await noteOf(found.store, more!)) === 'more')
      return there === ids.length ? 'whole' : `${ids.length - there} came back`
    } catch (error) {
      return codeOf(error)
    } finally {
      await damaged.close()
    }
  }
}

/** Refused in plain words; everything else is a failure of the test. */
function codeOf(error: unknown): string {
  if (CairnError.is(error) && /^storage-|^unsupported-version/.test(error.code)) return error.code
  throw error
}
