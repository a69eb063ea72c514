import { CairnError } from '../model/index.js'
import { UsageError } from './command.js'
import { plain } from './screen.js'

export const EXIT = { done: 0, failed: 1, misused: 2, interrupted: 130, readerLeft: 141 } as const

export interface Failure {
  readonly status: number
  /** One line; absent when there is nothing to say. */
  readonly sentence?: string
  readonly code: string
}

/** What to say of an error, and the exit status. */
export function explain(error: unknown, interrupted: boolean): Failure {
  if (error instanceof UsageError)
    return { status: EXIT.misused, sentence: plain(error.message), code: 'usage' }
  const { code } = error as NodeJS.ErrnoException
  if (code === 'EPIPE') return { status: EXIT.readerLeft, code }
  if (interrupted) return { status: EXIT.interrupted, code: 'aborted' }
  if (CairnError.is(error))
    return { status: EXIT.failed, sentence: plain(withPlace(error)), code: error.code }
  const message = error instanceof Error ? error.message : String(error)
  return {
    status: EXIT.failed,
    sentence: plain(`Something unexpected happened: ${message} (CAIRN_DEBUG=1 shows where).`),
    code: 'internal'
  }
}

/** The sentence with the file and the place in it, where they are known and not yet named. */
function withPlace({ message, detail }: CairnError): string {
  const known = [detail['file'], detail['place']].filter(part => part !== undefined).map(String)
  const unsaid = known.filter(part => !message.includes(part))
  return [...unsaid, message].join(': ')
}
