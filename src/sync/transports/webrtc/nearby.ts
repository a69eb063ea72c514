import { CairnError } from '../../../model/index.js'
import type { Nearby } from '../../adapter.js'
import { TopicLink } from '../channel/topic-link.js'
import type { Meetings, Transport } from '../transport.js'
import type { EngineLink, EngineLinks } from './engine-links.js'
import { readNearbyCode } from './nearby-code.js'
import type { NearbyKind } from './nearby-code.js'

/** How long a code is good: people have to read it, and show the other one. */
const WAITING_MS = 10 * 60_000
/** From the second code until the two hear each other. */
const OPENING_MS = 20_000
const MAX_LINKS = 16

interface NearbyLink {
  readonly engine: EngineLink
  readonly topics: TopicLink
  late: ReturnType<typeof setTimeout> | undefined
}

/**
 * Two pages side by side, with no network between them but the one that both are in, and no server: each shows the
 * other one code. What both have is met over the link, under their topics of the moment and of later.
 */
export class NearbyTransport implements Transport, Nearby {
  readonly name = 'nearby'
  readonly #engine: EngineLinks
  readonly #links = new Set<NearbyLink>()
  #meetings: Meetings | null = null
  #topics: readonly Uint8Array[] = []
  /** The one whose code is shown. */
  #offered: NearbyLink | null = null

  constructor(engine: EngineLinks) {
    this.#engine = engine
  }

  start(meetings: Meetings): Promise<void> {
    this.#meetings = meetings
    return Promise.resolve()
  }

  setTopics(topics: readonly Uint8Array[]): void {
    this.#topics = topics
    for (const { topics: link } of this.#links) link.setTopics(topics)
  }

  stop(): Promise<void> {
    this.#meetings = null
    for (const link of [...this.#links]) link.topics.close()
    return Promise.resolve()
  }

  async offer(): Promise<string> {
    this.#offered?.topics.close()
    const link = this.#make()
    this.#offered = link
    return told(link.engine.offer())
  }

  async accept(offer: string): Promise<string> {
    check(offer, 'offer')
    return told(this.#make().engine.accept(offer))
  }

  async finish(answer: string): Promise<void> {
    check(answer, 'answer')
    const link = this.#offered
    if (!link) throw new CairnError('not-found', 'No code is shown here. Start again with a new one.')
    this.#offered = null
    this.#closeAfter(link, OPENING_MS)
    link.engine.finish(answer)
    try {
      await link.topics.opened
    } catch (cause) {
      throw new CairnError(
        'unreachable',
        'The other device was not reached. Are both in the same network? Start again with new codes.',
        { cause }
      )
    }
  }

  #make(): NearbyLink {
    const meetings = this.#meetings
    if (!meetings) throw new CairnError('closed', 'This device was closed. Open it again.')
    if (this.#links.size >= MAX_LINKS) {
      throw new CairnError('not-allowed', 'Too many devices are connected here. Disconnect one first.')
    }
    const engine = this.#engine.nearby((label, channel) => topics.incoming(label, channel))
    const topics: TopicLink = new TopicLink({
      control: engine.control,
      open: label => engine.open(label),
      met: (topic, stream, initiator) => meetings.met(topic, stream, initiator, 'direct'),
      onClose: () => {
        clearTimeout(link.late)
        this.#links.delete(link)
        if (this.#offered === link) this.#offered = null
        engine.end()
      }
    })
    const link: NearbyLink = { engine, topics, late: undefined }
    this.#links.add(link)
    this.#closeAfter(link, WAITING_MS)
    topics.setTopics(this.#topics)
    topics.opened.then(
      () => clearTimeout(link.late),
      () => topics.close()
    )
    return link
  }

  #closeAfter(link: NearbyLink, milliseconds: number): void {
    clearTimeout(link.late)
    link.late = setTimeout(() => link.topics.close(), milliseconds)
  }
}

function check(code: string, wanted: NearbyKind): void {
  const read = readNearbyCode(code)
  if (read?.kind === wanted) return
  const message = read
    ? 'This code comes from the other step. Show it to the device that waits for it.'
    : 'This is no code of a device nearby. Scan the one on the screen of the other device.'
  throw new CairnError('bad-input', message)
}

async function told(code: Promise<string>): Promise<string> {
  try {
    return await code
  } catch (cause) {
    throw new CairnError('unreachable', 'This browser could not open a connection. Start again.', { cause })
  }
}
