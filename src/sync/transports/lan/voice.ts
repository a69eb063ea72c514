import multicastDns, { type MulticastDns } from 'multicast-dns'
import type { Duplex } from 'streamx'
import type { Ends } from '../links/links.js'
import { listen, type Listener } from '../tcp/sockets.js'
import { isNear, type Network } from './networks.js'
import {
  readAnswer,
  readQuestions,
  writeAnswers,
  writeQuestion,
  type Answer,
  type Question
} from './words.js'

/** Questions that are answered and answers that are looked at in a second; the rest is not heard. */
const MAX_QUESTIONS_A_SECOND = 20
const MAX_ANSWERS_A_SECOND = 200
/** Answers of many devices do not come in one moment. */
const ANSWER_WITHIN_MS = 60

/** What is answered: who is here, and with which topics. */
export interface About {
  readonly id: string
  readonly topics: readonly Uint8Array[]
}

interface VoiceEvents {
  /** Null to say nothing. */
  readonly onQuestion: (question: Question) => About | null
  readonly onAnswer: (answer: Answer, host: string) => void
  readonly onSocket: (stream: Duplex, ends: Ends) => void
  /** It does not work any more and was closed. */
  readonly onEnd: () => void
}

/** Asks, answers and listens in one network. */
export class Voice {
  readonly #events: VoiceEvents
  readonly #dns: MulticastDns
  readonly #answers = new Set<ReturnType<typeof setTimeout>>()
  #listener: Listener | null = null
  #isClosed = false
  #second = 0
  #heard = { questions: 0, answers: 0 }

  constructor(network: Network, port: number, events: VoiceEvents) {
    this.#events = events
    this.#dns = multicastDns({ interface: network.address, bind: '0.0.0.0', port })
    this.#dns.on('error', () => this.#end())
    // A packet that is no DNS, or a network that went away a moment ago, which is looked at each second.
    this.#dns.on('warning', () => undefined)
    this.#dns.on('query', (packet, from) => {
      if (!isNear(network, from.address)) return
      for (const question of readQuestions(packet)) this.#answer(question)
    })
    this.#dns.on('response', (packet, from) => {
      if (!isNear(network, from.address) || !this.#mayHear('answers', MAX_ANSWERS_A_SECOND)) return
      const answer = readAnswer(packet)
      if (answer) events.onAnswer(answer, from.address)
    })
    listen({ host: network.address, port: 0 }, events.onSocket).then(
      listener => {
        this.#listener = listener
        if (this.#isClosed) listener.close()
      },
      () => this.#end()
    )
  }

  ask(question: Question): void {
    if (!this.#isClosed) this.#dns.query(writeQuestion(question))
  }

  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    for (const answer of this.#answers) clearTimeout(answer)
    this.#listener?.close()
    this.#dns.destroy()
  }

  #end(): void {
    if (this.#isClosed) return
    this.close()
    this.#events.onEnd()
  }

  #answer(question: Question): void {
    const port = this.#listener?.port
    if (port === undefined || !this.#mayHear('questions', MAX_QUESTIONS_A_SECOND)) return
    const about = this.#events.onQuestion(question)
    if (!about) return
    const soon = setTimeout(() => {
      this.#answers.delete(soon)
      for (const packet of writeAnswers(question, { ...about, port })) this.#dns.respond(packet)
    }, Math.random() * ANSWER_WITHIN_MS)
    this.#answers.add(soon)
  }

  #mayHear(what: 'questions' | 'answers', most: number): boolean {
    const second = Math.floor(performance.now() / 1000)
    if (second !== this.#second) this.#heard = { questions: 0, answers: 0 }
    this.#second = second
    return ++this.#heard[what] <= most
  }
}
