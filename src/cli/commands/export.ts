import { COMMON, PROJECT, UsageError, command } from '../command.js'
import { counted } from '../counted.js'
import { writeWhole } from '../write-whole.js'
import { openFullProject } from '../full-project.js'
import { jsonLine } from '../screen.js'
import { withProject } from '../session.js'

export const exportCommand = command({
  name: 'export',
  summary: 'Take observations out of the project, into a file.',
  about: [
    'Once it leaves, it cannot be called back: say to whom it goes, what for, and how exact positions may be.',
    'The recipient "self" is a private backup. The file appears whole or not at all.'
  ],
  options: {
    format: { type: 'string', value: 'FORMAT', help: 'form of the file, for instance geojson' },
    out: { type: 'string', value: 'FILE', help: 'where to write it; - is standard output' },
    recipient: { type: 'string', value: 'WHO', help: 'who gets it' },
    purpose: { type: 'string', value: 'TEXT', help: 'what it is for' },
    precision: {
      type: 'string',
      value: 'exact|METRES|none',
      help: 'positions as they are, on a grid of so many metres, or not at all'
    },
    ...PROJECT,
    ...COMMON
  },
  example:
    'cairn export --format geojson --out river.geojson --recipient "Water council" --purpose "Hearing in May" --precision 1000',
  async run(call) {
    const { values, screen, signal } = call
    const { recipient, purpose, format, out } = values
    if (!recipient || !purpose || values.precision === undefined) {
      throw new UsageError(
        'Nothing leaves without all three: --recipient WHO, --purpose TEXT, --precision exact|METRES|none.'
      )
    }
    if (!format || !out) throw new UsageError('Say --format FORMAT and --out FILE.')
    const precision = precisionOf(values.precision)
    await withProject(call, async store => {
      const project = await openFullProject(store)
      try {
        const request = { format, recipient, purpose, precision }
        const { documents, withheld } = await project.previewRelease(request)
        const released = counted(project.release(request, { signal }), bytes =>
          screen.progress(`${bytes} bytes written`)
        )
        if (out === '-') {
          for await (const chunk of released) await screen.bytes(chunk)
          return
        }
        await writeWhole(out, released)
        if (screen.json) return await screen.line(jsonLine({ file: out, documents, withheld }))
        if (withheld > 0) await screen.line(`stays here ${withheld}`)
        await screen.line(`exported ${documents}`)
      } finally {
        await project.close()
      }
    })
  }
})

function precisionOf(text: string): 'exact' | 'none' | number {
  if (text === 'exact' || text === 'none') return text
  const metres = Number(text)
  if (!(metres > 0 && metres <= 1_000_000)) {
    throw new UsageError(
      `--precision ${text} is neither "exact" nor "none" nor a number of metres up to 1000000.`
    )
  }
  return metres
}
