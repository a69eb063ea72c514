import { CairnError } from '../../model/index.js'
import type { ByteSource, LongWork, ProjectInfo, SyncAdapter, Unbundled } from '../../sync/adapter.js'
import { COMMON, PROJECT, command } from '../command.js'
import { withFileBytes } from '../file-bytes.js'
import { jsonLine, plain } from '../screen.js'
import { chooseProject, demand, withFolder } from '../session.js'

export const unbundle = command({
  name: 'unbundle',
  operands: 'FILE',
  summary: 'Take in a file that another device made with "cairn bundle".',
  about: [
    'The file is looked through first; of an incomplete copy nothing is taken in. It finds its project by itself.',
    'Taking in the same file again does no harm.'
  ],
  options: { ...PROJECT, ...COMMON },
  example: 'cairn unbundle /media/stick/river.cairn',
  async run(call) {
    const { values, positionals, screen, signal } = call
    const [path = ''] = positionals
    await withFileBytes(path, async file => {
      await withFolder(call, { create: false }, async ({ adapter }) => {
        const projects =
          values.project === undefined ? await adapter.list() : [await chooseProject(adapter, values.project)]
        const onProgress: LongWork['onProgress'] = ({ done, total }) =>
          screen.progress(
            `${done < total / 2 ? 'checking' : 'taking in'} ${Math.floor((done / total) * 100)} %`
          )
        const { info, taken } = await takeIn(adapter, projects, file, { signal, onProgress })
        const { device, entries, devices, files = 0, missing, refused } = taken
        if (screen.json) {
          return screen.line(
            jsonLine({ projectId: info.id, from: device, entries, devices, files, missing, refused })
          )
        }
        await screen.line(`${entries} new entries for ${plain(info.name)}`)
        if (files > 0) await screen.line(`${files} new files and previews`)
        if (missing > 0) {
          await screen.line(
            `${missing} entries build on others that are not here. Take in the earlier file, then this one again.`
          )
        }
        if (refused > 0) await screen.line(`${refused} entries are not what their author signed`)
      })
    })
  }
})

/** Into the project that the file is of. @throws CairnError what `Sync.unbundle` throws */
async function takeIn(
  adapter: SyncAdapter,
  projects: readonly ProjectInfo[],
  file: ByteSource,
  work: LongWork
): Promise<{ readonly info: ProjectInfo; readonly taken: Unbundled }> {
  for (const info of projects) {
    const store = await adapter.open(info.id)
    try {
      const take = demand(demand(store.sync, 'take in files').unbundle, 'take in files')
      return { info, taken: await take(file, work) }
    } catch (error) {
      if (!CairnError.is(error, 'bundle-foreign')) throw error
    } finally {
      await store.close()
    }
  }
  throw new CairnError(
    'bundle-foreign',
    'This file is of a project that is not in this folder. Join it first.'
  )
}
