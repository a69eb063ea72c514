import type { DocumentReader } from './document-reader.js'
import type { EntryIntake } from './entry-intake.js'
import type { Generations } from './generations.js'
import { keptLogs, type KeptIndex } from './kept-index.js'
import type { Log } from './log.js'
import type { ProjectIndex } from './project-index.js'
import type { ProjectLogs } from './project-logs.js'

interface ResumeParts {
  readonly kept: KeptIndex
  readonly logs: ProjectLogs
  readonly generations: Generations
  readonly index: ProjectIndex
  readonly documents: DocumentReader
  readonly intake: EntryIntake
  /** Why nothing can be written, in a sentence. */
  readonly readOnly: () => string | null
}

/**
 * Goes on from the index as it was kept, when the logs are those that it was made of. What came into them since is
 * read once the membership is known. Without a kept index nothing is opened.
 * @throws CairnError 'storage-broken'
 */
export async function resumeIndex(parts: ResumeParts): Promise<void> {
  const { kept, logs, generations, index, documents, intake, readOnly } = parts
  const state = await kept.read()
  if (!state) return
  const { root } = logs
  const devices = [...new Set(state.logs.map(({ device }) => device))]
  const owners = devices.flatMap(device => (device === root.device ? [root] : generations.of(device)))
  const added = owners.flatMap(owner => logs.add(owner))
  const found = await keptLogs(state, added)
  const again = found ? index.load(state.columns, found) : []
  // The auth logs are few and short, and read as a whole.
  for (const [at, log] of found?.entries() ?? []) if (!isAuth(log)) log.resume(state.logs[at]!.read)
  if (found) kept.resumed(index.changes.table.ids.end)
  await intake.withoutJudging(async () => {
    logs.start(added.filter(isAuth), [])
    await logs.whenOpened()
  })
  await index.holding(() => intake.settle(null))
  logs.start(
    added.filter(log => !isAuth(log)),
    owners.filter(owner => owner !== root)
  )
  await logs.whenOpened()
  await index.holding(async () => {
    await documents.bring(again)
    await intake.settle(readOnly())
  })
}

const isAuth = ({ name }: Pick<Log, 'name'>) => name === 'auth'
