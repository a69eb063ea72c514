import type { Field } from '../../project/types.js'
import { painted } from '../controllers/painted.js'

/** Questions of the first frame, and how many each further one adds: on a slow phone one costs about 5 ms. */
const FIRST = 2
const MORE = 10

/**
 * Draws the questions of a page a few a frame, so that the first stand there before all do. What was drawn once stays,
 * whatever comes before it.
 */
export class QuestionSlices {
  #drawn: ReadonlySet<string> = new Set()
  #room = 0
  #coming: Promise<void> | null = null

  /**
   * Those of a page's questions that are drawn now.
   * @param wait told of a frame after which more of them are
   */
  take(questions: readonly Field[], wait: (frame: Promise<void>) => void): readonly Field[] {
    const stands = ({ id }: Field): boolean => this.#drawn.has(id)
    const room = questions.some(stands) ? this.#room : FIRST
    const added = new Set(questions.filter(question => !stands(question)).slice(0, room))
    const now = questions.filter(question => stands(question) || added.has(question))
    this.#drawn = new Set(now.map(({ id }) => id))
    const isAll = now.length === questions.length
    this.#room = isAll ? MORE : 0
    if (isAll || this.#coming) return now
    this.#coming = painted().then(() => {
      this.#coming = null
      this.#room = MORE
    })
    wait(this.#coming)
    return now
  }
}
