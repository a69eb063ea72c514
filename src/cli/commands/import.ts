import { COMMON, PROJECT, command } from '../command.js'
import { openFullProject } from '../full-project.js'
import { fileSource } from '../file-source.js'
import { lookThrough } from '../look-through.js'
import { jsonLine } from '../screen.js'
import { withProject } from '../session.js'

export const importCommand = command({
  name: 'import',
  operands: 'FILE…',
  summary: 'Bring the content of map files into the project.',
  about: [
    'All files are looked through first; if one is broken, nothing of any is written. Files ending in .gz are unpacked.',
    'What the same file brought before is skipped. The last lines say how many were already there, and how many came in.'
  ],
  options: { ...PROJECT, ...COMMON },
  example: 'cairn import villages.geojson rivers.geojson.gz',
  async run(call) {
    const { positionals, screen, signal } = call
    const sources = await Promise.all(positionals.map(fileSource))
    await withProject(call, async store => {
      const project = await openFullProject(store)
      try {
        // A single file is looked through by its own import.
        for (const source of sources.length > 1 ? sources : []) await lookThrough(store, source, signal)
        let imported = 0
        let alreadyThere = 0
        for (const source of sources) {
          const result = await project.import(source, {
            signal,
            onProgress: ({ phase, done, total }) =>
              screen.progress(`${source.name}: ${phase} ${done}${total === null ? '' : ` of ${total}`}`)
          })
          imported += result.imported
          alreadyThere += result.alreadyThere
        }
        if (screen.json) return await screen.line(jsonLine({ alreadyThere, imported }))
        await screen.line(`already there ${alreadyThere}`)
        await screen.line(`imported ${imported}`)
      } finally {
        await project.close()
      }
    })
  }
})
