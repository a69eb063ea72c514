import { CairnError } from '../../model/index.js'
import type { BundleContent, ProjectStore, Sync } from '../../sync/adapter.js'
import { counted } from '../counted.js'
import { COMMON, PROJECT, UsageError, command } from '../command.js'
import { withFileBytes } from '../file-bytes.js'
import { jsonLine, plain } from '../screen.js'
import { demand, withProject } from '../session.js'
import { writeWhole } from '../write-whole.js'

export const bundle = command({
  name: 'bundle',
  summary: 'Put the project into one file, to carry it to a device that no connection reaches.',
  about: [
    'Only devices of this project can read the file; who finds it sees its size. The other device takes it in with',
    '"cairn unbundle FILE", and can make one to carry back. The file appears whole or not at all.'
  ],
  options: {
    out: { type: 'string', value: 'FILE', help: 'where to write it, for instance on a USB stick' },
    for: {
      type: 'string',
      value: 'DEVICE',
      help: 'only what this device lacks by what it said last: its name, or the first characters of its id'
    },
    since: {
      type: 'string',
      value: 'BUNDLE',
      help: 'only what was not there when this other file was made, here or elsewhere'
    },
    'without-media': { type: 'boolean', help: 'leave photos, sound and other files out' },
    all: { type: 'boolean', help: 'everything (so it is, when nothing else is said)' },
    ...PROJECT,
    ...COMMON
  },
  example: 'cairn bundle --out /media/stick/river.cairn --for Phone',
  async run(call) {
    const { values, screen, signal } = call
    const { out, since } = values
    if (!out) throw new UsageError('Say where to write it: --out FILE.')
    if ([values.for, since, values.all || undefined].filter(value => value !== undefined).length > 1) {
      throw new UsageError('Choose one of --for DEVICE, --since BUNDLE and --all.')
    }
    await withProject(call, async store => {
      const sync = demand(store.sync, 'be put into a file')
      const make = demand(sync.bundle, 'be put into a file')
      const write = async (content: BundleContent) => {
        let entries = 0
        const onProgress = ({ done, total }: { readonly done: number; readonly total: number }) => {
          entries = done
          screen.progress(`${done} of ${total} entries`)
        }
        let bytes = 0
        const pieces = await make({
          content,
          media: values['without-media'] ? 'values' : 'all',
          signal,
          onProgress
        })
        await writeWhole(
          out,
          counted(pieces, size => (bytes = size))
        )
        if (screen.json) return screen.line(jsonLine({ file: out, entries, bytes }))
        await screen.line(`${entries} entries, ${bytes} bytes`)
      }
      if (since !== undefined) await withFileBytes(since, file => write({ type: 'since', bundle: file }))
      else if (values.for !== undefined) await write(await contentFor(store, sync, values.for))
      else await write({ type: 'all' })
    })
  }
})

/** @throws CairnError 'not-found' | 'bad-input' when several are meant */
async function contentFor(store: ProjectStore, sync: Sync, wanted: string): Promise<BundleContent> {
  const { peers } = await sync.state()
  const isMeant = ({ deviceId, name }: { readonly deviceId: string; readonly name: string }) =>
    name === wanted || (wanted.length >= 4 && deviceId.startsWith(wanted.toLowerCase()))
  const [device, second] = peers.filter(isMeant)
  const names = peers.map(({ deviceId, name }) => `${deviceId.slice(0, 8)} ${plain(name)}`).join(', ')
  if (!device) {
    const known = peers.length === 0 ? 'No other device is known here.' : `There are: ${names}.`
    throw new CairnError('not-found', `No device of ${plain(store.info.name)} is called ${wanted}. ${known}`)
  }
  if (second) throw new CairnError('bad-input', `Several devices are called ${wanted}. Use an id: ${names}.`)
  return { type: 'for', device: device.deviceId }
}
