import { CairnError, LOGS, type LogName, type ProjectId } from '../../model/index.js'
import type { CommitAttempt } from '../adapter.js'
import type { LocalFiles } from '../storage/storage.js'

/** Calls of `commit` that are remembered, a project. Far more than can be without an answer at one time. */
const REMEMBERED = 512

/** Where the entries of one call stand in one of this device's logs. */
export interface Place {
  readonly log: LogName
  readonly start: number
  readonly count: number
}

interface Kept extends Place {
  readonly token: string
  /** When it was asked for, by this device's clock. */
  readonly at: number
  /** Counts up; the oldest make room. */
  readonly turn: number
  /** The latest `at` of those that had made room before. */
  readonly forgotten: number
}

/**
 * Which calls of `commit` were written, and where, so that one whose answer was lost is not written again. A call is
 * noted before its entries are appended: after a crash the log's length tells whether they were.
 */
export class WrittenCommits {
  readonly #files: LocalFiles
  readonly #folder: string
  readonly #kept = new Map<string, Kept>()
  #turn = 0
  /** The latest call that made room for another. */
  #forgotten = -1

  private constructor(files: LocalFiles, folder: string) {
    this.#files = files
    this.#folder = folder
  }

  /**
   * Before anything is written. `lengthOf` tells the length of an own log: what was noted and not appended is struck
   * out, since another entry will stand in its place. In a later generation of the logs, which began at a time by this
   * device's clock, nothing is known of calls before that.
   */
  static async open(
    files: LocalFiles,
    project: ProjectId,
    lengthOf: (log: LogName) => number,
    later?: { readonly id: string; readonly began: number }
  ): Promise<WrittenCommits> {
    const folder = `commits/${later?.id ?? project}`
    const commits = new WrittenCommits(files, folder)
    commits.#forgotten = later?.began ?? -1
    const all: Kept[] = []
    for (const name of await files.list(`${folder}/`)) {
      const kept = parsed(await files.read(name))
      if (kept && lengthOf(kept.log) > kept.start) all.push(kept)
      else await files.remove(name)
      commits.#turn = Math.max(commits.#turn, kept ? kept.turn + 1 : 0)
      commits.#forgotten = Math.max(commits.#forgotten, kept ? kept.forgotten : -1)
    }
    for (const kept of all.sort((a, b) => a.turn - b.turn)) commits.#kept.set(kept.token, kept)
    return commits
  }

  /**
   * Where it was written; null when it was not.
   * @throws CairnError 'outcome-unknown' when it was asked for too long ago to tell; 'bad-input'
   */
  find({ token, at, again }: CommitAttempt): Place | null {
    if (typeof token !== 'string' || !/^[0-9a-f]{32}$/.test(token) || !Number.isSafeInteger(at)) {
      throw new CairnError('bad-input', 'A commit is named by 32 hexadecimal digits and a time.')
    }
    const kept = this.#kept.get(token)
    if (kept) return kept
    if (!again || at > this.#forgotten) return null
    throw new CairnError(
      'outcome-unknown',
      'It is not known whether this was saved. Look in the list before you save it again.'
    )
  }

  /** Durable when it resolves; the entries are appended after that. */
  async note({ token, at }: CommitAttempt, { log, start, count }: Place): Promise<void> {
    const turn = this.#turn++
    for (const [oldest, old] of this.#kept) {
      if (old.turn > turn - REMEMBERED) break
      this.#kept.delete(oldest)
      this.#forgotten = Math.max(this.#forgotten, old.at)
    }
    const kept: Kept = { token, at, log, start, count, turn, forgotten: this.#forgotten }
    this.#kept.set(token, kept)
    const bytes = new TextEncoder().encode(JSON.stringify(kept))
    await this.#files.write(`${this.#folder}/${kept.turn % REMEMBERED}`, bytes)
  }
}

function parsed(bytes: Uint8Array | null): Kept | null {
  if (!bytes) return null
  const { token, at, log, start, count, turn, forgotten } = JSON.parse(
    new TextDecoder().decode(bytes)
  ) as Partial<Kept>
  const isWhole =
    typeof token === 'string' &&
    LOGS.some(name => name === log) &&
    [at, start, count, turn, forgotten].every(value => Number.isSafeInteger(value))
  return isWhole ? ({ token, at, log, start, count, turn, forgotten } as Kept) : null
}
