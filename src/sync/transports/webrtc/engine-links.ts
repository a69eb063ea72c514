import type { ByteChannel, ChannelEvents } from '../channel/byte-channel.js'
import { portChannel } from '../message-port/port-channel.js'
import { dataChannel } from './data-channel.js'
import { CONTROL_CHANNEL } from './link-messages.js'
import type { LinkCall, LinkNews } from './link-messages.js'

/** One connection that the page made. */
export interface EngineLink {
  /** The channel that a link between two devices has from the beginning. */
  readonly control: ByteChannel
  /** Opens a further channel; before the link stands it waits. */
  open(label: string): ByteChannel
  /** Shows an offer. */
  offer(): Promise<string>
  /** Answers one. */
  accept(code: string): Promise<string>
  /** Takes the answer. */
  finish(code: string): void
  end(): void
}

/** The engine's end of the port to `servePageLinks`. */
export class EngineLinks {
  readonly #port: MessagePort
  readonly #links = new Map<number, Link>()
  /** To hubs, by their code. */
  readonly #dialled = new Map<string, Link>()
  #lastLink = 0

  constructor(port: MessagePort) {
    this.#port = port
    port.onmessage = ({ data }: MessageEvent<LinkNews>) => this.#links.get(data.link)?.take(data)
  }

  /** A channel to a hub by its code, over one connection for all channels. */
  dial(code: string, label: string): ByteChannel {
    let link = this.#dialled.get(code)
    if (!link) {
      link = this.#make({ endsEmpty: true })
      this.#dialled.set(code, link)
      link.say({ ask: 'dial', link: link.id, code })
    }
    return link.open(label)
  }

  /** A link to a device side by side. @param onIncoming gets each channel that the other end opens */
  nearby(onIncoming: (label: string, channel: ByteChannel) => void): EngineLink {
    return this.#make({ endsEmpty: false, onIncoming })
  }

  #make(options: Omit<LinkParts, 'say' | 'onEnd'>): Link {
    const link: Link = new Link(++this.#lastLink, {
      ...options,
      say: call => this.#port.postMessage(call),
      onEnd: () => {
        this.#links.delete(link.id)
        for (const [code, dialled] of this.#dialled) if (dialled === link) this.#dialled.delete(code)
      }
    })
    this.#links.set(link.id, link)
    return link
  }
}

interface LinkParts {
  /** Whether the link ends with its last channel. */
  readonly endsEmpty: boolean
  readonly onIncoming?: (label: string, channel: ByteChannel) => void
  readonly say: (call: LinkCall) => void
  readonly onEnd: () => void
}

class Link implements EngineLink {
  readonly id: number
  readonly control: ByteChannel
  readonly #parts: LinkParts
  readonly #channels = new Map<number, ComingChannel>()
  #onCode: { resolve(code: string): void; reject(error: Error): void } | null = null
  #lastChannel = CONTROL_CHANNEL
  #isEnded = false

  constructor(id: number, parts: LinkParts) {
    this.id = id
    this.#parts = parts
    this.control = this.#channel(CONTROL_CHANNEL)
    if (parts.endsEmpty) this.#channels.delete(CONTROL_CHANNEL)
  }

  say(call: LinkCall): void {
    if (!this.#isEnded) this.#parts.say(call)
  }

  open(label: string): ByteChannel {
    const channel = ++this.#lastChannel
    const coming = this.#channel(channel)
    this.say({ ask: 'open', link: this.id, channel, label })
    return coming
  }

  offer(): Promise<string> {
    return this.#code({ ask: 'offer', link: this.id })
  }

  accept(code: string): Promise<string> {
    return this.#code({ ask: 'accept', link: this.id, code })
  }

  finish(code: string): void {
    this.say({ ask: 'finish', link: this.id, code })
  }

  end(): void {
    if (this.#isEnded) return
    this.say({ ask: 'end', link: this.id })
    this.#ended()
  }

  take(news: LinkNews): void {
    if (news.tell === 'ended') return this.#ended()
    if (news.tell === 'code') return this.#onCode?.resolve(news.code)
    const made = news.via instanceof MessagePort ? portChannel(news.via) : dataChannel(news.via)
    const coming = news.channel === null ? null : this.#channels.get(news.channel)
    if (coming) coming.attach(made)
    else if (news.channel === null && this.#parts.onIncoming) this.#parts.onIncoming(news.label, made)
    else made.close()
  }

  #code(call: LinkCall): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#onCode = { resolve, reject }
      this.say(call)
    })
  }

  #channel(number: number): ComingChannel {
    const coming = new ComingChannel(() => {
      this.#channels.delete(number)
      if (this.#parts.endsEmpty && this.#channels.size === 0) this.end()
    })
    this.#channels.set(number, coming)
    return coming
  }

  #ended(): void {
    if (this.#isEnded) return
    this.#isEnded = true
    this.#parts.onEnd()
    this.#onCode?.reject(new Error('the connection could not be made'))
    for (const channel of [...this.#channels.values()]) channel.lose()
  }
}

/** A channel that the page has been asked for: it opens when it is there. */
class ComingChannel implements ByteChannel {
  readonly messageBytes = 16_384
  readonly #onClose: () => void
  #made: ByteChannel | null = null
  #events: ChannelEvents | null = null
  #isClosed = false

  constructor(onClose: () => void) {
    this.#onClose = onClose
  }

  get waiting(): number {
    return this.#made?.waiting ?? 0
  }

  /** In the task in which it came: what arrives there later would be lost. */
  attach(made: ByteChannel): void {
    if (this.#isClosed || this.#made) return made.close()
    this.#made = made
    made.listen({
      open: () => this.#events?.open(),
      message: message => this.#events?.message(message),
      drain: () => this.#events?.drain(),
      close: () => this.lose()
    })
  }

  send(message: Uint8Array | string): void {
    this.#made?.send(message)
  }

  listen(events: ChannelEvents): void {
    this.#events = events
  }

  close(): void {
    this.#made?.close()
    this.lose()
  }

  /** It is gone, or will not come. */
  lose(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#onClose()
    this.#events?.close()
  }
}
