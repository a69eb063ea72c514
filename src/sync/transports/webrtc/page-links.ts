import { joinChannels } from '../channel/join-channels.js'
import { portChannel } from '../message-port/port-channel.js'
import { dataChannel } from './data-channel.js'
import { readSdp, writeSdp } from './description.js'
import type { Description } from './description.js'
import { readDirectCode } from './direct-code.js'
import type { DirectAddress } from './direct-code.js'
import { writeHubName } from './hub-name.js'
import { CONTROL_CHANNEL } from './link-messages.js'
import type { LinkCall, LinkNews } from './link-messages.js'
import { readNearbyCode, writeNearbyCode } from './nearby-code.js'
import type { NearbyKind } from './nearby-code.js'

const DIAL_MS = 8_000
/** A browser that finds no further place to listen at says so late or, on some networks, never. */
const GATHER_MS = 2_000

/**
 * Makes the connections that the engine asks for over this port: `RTCPeerConnection` is there in pages only. Returns
 * the way to end all of them.
 */
export function servePageLinks(port: MessagePort, Connection: typeof RTCPeerConnection): () => void {
  const links = new Map<number, PageLink>()
  const tell = (news: LinkNews, transfer: Transferable[] = []) => port.postMessage(news, transfer)
  const end = (link: number) => {
    links.get(link)?.close()
    if (links.delete(link)) tell({ tell: 'ended', link })
  }
  port.onmessage = ({ data }: MessageEvent<LinkCall>) => {
    const { link } = data
    if (data.ask === 'end') return end(link)
    const known =
      links.get(link) ?? new PageLink(link, new Connection({ iceServers: [] }), tell, () => end(link))
    links.set(link, known)
    known.take(data).catch((error: unknown) => {
      // The browser would not have it: for the engine the link has ended.
      if (!(error instanceof Error)) throw error
      end(link)
    })
  }
  return () => {
    for (const link of [...links.keys()]) end(link)
    port.close()
  }
}

class PageLink {
  readonly #id: number
  readonly #connection: RTCPeerConnection
  readonly #tell: (news: LinkNews, transfer?: Transferable[]) => void
  readonly #onLost: () => void
  #late: ReturnType<typeof setTimeout> | undefined
  readonly #whenConnected: (() => void)[] = []
  #hub: DirectAddress | null = null
  #hasBegun = false

  constructor(
    id: number,
    connection: RTCPeerConnection,
    tell: (news: LinkNews, transfer?: Transferable[]) => void,
    onLost: () => void
  ) {
    this.#id = id
    this.#connection = connection
    this.#tell = tell
    this.#onLost = onLost
    let hasConnected = false
    connection.onconnectionstatechange = () => {
      const state = connection.connectionState
      if (state === 'connected') {
        hasConnected = true
        for (const then of this.#whenConnected.splice(0)) then()
        clearTimeout(this.#late)
      }
      // Before, a device that waits for the other one to read its answer finds nobody, and is found later.
      if (state === 'closed' || (state === 'failed' && hasConnected)) onLost()
    }
    connection.ondatachannel = ({ channel }) => this.#give(null, channel)
  }

  close(): void {
    clearTimeout(this.#late)
    this.#connection.onconnectionstatechange = null
    this.#connection.close()
  }

  async take(call: Exclude<LinkCall, { readonly ask: 'end' }>): Promise<void> {
    switch (call.ask) {
      case 'dial':
        this.#hub = readDirectCode(call.code)
        return
      case 'open':
        // A second one made before the connection stands may get a number that is the other end's to give.
        if (this.#hub && this.#hasBegun) await this.#connected()
        this.#give(call.channel, this.#connection.createDataChannel(call.label))
        return this.#hub && !this.#hasBegun ? this.#dial(this.#hub) : undefined
      case 'offer':
        this.#openControl()
        await this.#connection.setLocalDescription()
        return this.#tellCode('offer')
      case 'accept':
        this.#openControl()
        await this.#connection.setRemoteDescription(remote('offer', call.code))
        await this.#connection.setLocalDescription()
        return this.#tellCode('answer')
      case 'finish':
        return this.#connection.setRemoteDescription(remote('answer', call.code))
    }
  }

  /** The hub says nothing before it is called, so its answer is written here. */
  async #dial(hub: DirectAddress): Promise<void> {
    this.#hasBegun = true
    this.#late = setTimeout(this.#onLost, DIAL_MS)
    await this.#connection.setLocalDescription()
    const { host, port, password, fingerprint } = hub
    const address = Uint8Array.from(host.split('.'), Number)
    const user = writeHubName(this.#own())
    const description: Description = {
      user,
      password,
      fingerprint,
      candidates: [{ type: 'ip4', address, port }]
    }
    const sdp = writeSdp(description, { setup: 'passive', lite: true })
    await this.#connection.setRemoteDescription({ type: 'answer', sdp })
  }

  async #connected(): Promise<void> {
    if (this.#connection.connectionState === 'connected') return
    await new Promise<void>(resolve => this.#whenConnected.push(resolve))
  }

  #openControl(): void {
    const options = { negotiated: true, id: CONTROL_CHANNEL }
    this.#give(CONTROL_CHANNEL, this.#connection.createDataChannel('', options))
  }

  async #tellCode(kind: NearbyKind): Promise<void> {
    await gathered(this.#connection)
    this.#tell({ tell: 'code', link: this.#id, code: writeNearbyCode(kind, this.#own()) })
  }

  #own(): Description {
    const description = readSdp(this.#connection.localDescription?.sdp ?? '')
    if (!description) throw new Error('this browser describes connections in another way')
    return description
  }

  /** A channel is handed over in the task that made it, the only one in which it can be. */
  #give(channel: number | null, made: RTCDataChannel): void {
    const { label } = made
    const tell = (via: RTCDataChannel | MessagePort) =>
      this.#tell({ tell: 'channel', link: this.#id, channel, label, via }, [via])
    // Where the connection stands, something may come while the channel is on its way, and would be lost.
    if (this.#connection.connectionState === 'connected') return bridge(made, tell)
    try {
      tell(made)
    } catch (error) {
      // This browser keeps channels in their page.
      if (!(error instanceof Error)) throw error
      bridge(made, tell)
    }
  }
}

/** Leaves the channel in the page and gives a port for it: what comes at either is passed on. */
function bridge(channel: RTCDataChannel, give: (port: MessagePort) => void): void {
  const open = () => {
    const { port1, port2 } = new MessageChannel()
    joinChannels(dataChannel(channel), portChannel(port1))
    give(port2)
  }
  if (channel.readyState === 'open') open()
  else channel.addEventListener('open', open, { once: true })
}

function remote(kind: NearbyKind, code: string): RTCSessionDescriptionInit {
  const read = readNearbyCode(code)
  if (read?.kind !== kind) throw new Error(`this code is no ${kind}`)
  const setup = kind === 'offer' ? 'actpass' : 'active'
  return { type: kind, sdp: writeSdp(read.description, { setup }) }
}

function gathered(connection: RTCPeerConnection): Promise<void> {
  return new Promise(resolve => {
    const late = setTimeout(resolve, GATHER_MS)
    const look = () => {
      if (connection.iceGatheringState !== 'complete') return
      clearTimeout(late)
      resolve()
    }
    connection.addEventListener('icegatheringstatechange', look)
    look()
  })
}
