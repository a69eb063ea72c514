import { createSocket } from 'node:dgram'
import { isIPv4 } from 'node:net'
import type { IceUdpMuxListener, IceUdpMuxRequest, PeerConnection } from 'node-datachannel'
import { CairnError } from '../../../model/index.js'
import type { ByteChannel } from '../channel/byte-channel.js'
import { fingerprintOf } from './certificate.js'
import type { Certificate } from './certificate.js'
import { isDescription, writeSdp } from './description.js'
import type { Candidate, Description } from './description.js'
import { writeDirectCode } from './direct-code.js'
import { readHubName } from './hub-name.js'
import { nodeChannel } from './node-channel.js'

/** What a hub is known by to pages; the same for as long as its code is to stay the same. */
export interface HubIdentity extends Certificate {
  /** ICE password: 22 base64 characters. */
  readonly password: string
}

export interface DirectLimits {
  /** Connections in all, those of one address, and those without a channel among all. */
  readonly connections: number
  readonly perHost: number
  readonly idle: number
  /** Milliseconds that a connection may be without a channel. */
  readonly idleTime: number
  /** Channels of one connection. */
  readonly channels: number
}

const LIMITS: DirectLimits = { connections: 512, perHost: 32, idle: 64, idleTime: 10_000, channels: 64 }

export interface DirectListener {
  /** UDP. */
  readonly port: number
  /** The code of this hub at one of its IPv4 addresses. */
  codeAt(host: string): string
  /** Ends all connections. */
  close(): Promise<void>
}

type Library = typeof import('node-datachannel')

/** A listener that nothing holds is collected as garbage, and hears nothing more. */
const listening = new Set<IceUdpMuxListener>()

/**
 * Listens for pages on one UDP port, with nobody in between: a page that has the hub's code needs no other word from
 * it. The page writes the fingerprint of its certificate and its password into the name that it calls the hub by.
 * @param options.onChannel gets each channel that a page opens, with its label
 * @throws CairnError 'capability-missing' (node-datachannel is not installed) | 'port-in-use'
 */
export async function listenDirect(options: {
  readonly identity: HubIdentity
  /** IPv4; 0.0.0.0 for all. */
  readonly host: string
  readonly port: number
  readonly onChannel: (label: string, channel: ByteChannel) => void
  readonly limits?: Partial<DirectLimits>
}): Promise<DirectListener> {
  const { identity, host } = options
  const library = await loadLibrary()
  const port = await freePort(host, options.port)
  const listener = new library.IceUdpMuxListener(port, host)
  const connections = new Connections(library, { ...options, port })
  listening.add(listener)
  listener.onUnhandledStunRequest(request => connections.arrive(request))
  const fingerprint = fingerprintOf(identity)
  return {
    port,
    codeAt: at => writeDirectCode({ host: at, port, password: identity.password, fingerprint }),
    async close() {
      listening.delete(listener)
      listener.stop()
      connections.close()
    }
  }
}

interface Connection {
  readonly peer: PeerConnection
  readonly host: string
  readonly channels: Set<ByteChannel>
  idle: ReturnType<typeof setTimeout> | undefined
}

/** The connections of one port, by what the page calls both ends. */
class Connections {
  readonly #library: Library
  readonly #options: Parameters<typeof listenDirect>[0]
  readonly #limits: DirectLimits
  readonly #open = new Map<string, Connection>()
  #isClosed = false

  constructor(library: Library, options: Parameters<typeof listenDirect>[0]) {
    this.#library = library
    this.#options = options
    this.#limits = { ...LIMITS, ...options.limits }
  }

  /** Anybody can send a first packet: it costs a place for a few seconds, and places are few. */
  arrive(request: IceUdpMuxRequest): void {
    const name = `${request.localUfrag}:${request.ufrag}`
    if (this.#isClosed || this.#open.has(name) || !this.#hasRoom(request.host)) return
    const page = readCaller(request)
    if (!page) return
    const peer = new this.#library.PeerConnection('page', {
      iceServers: [],
      bindAddress: this.#options.host,
      portRangeBegin: this.#options.port,
      portRangeEnd: this.#options.port,
      enableIceUdpMux: true,
      disableAutoNegotiation: true,
      certificatePemFile: this.#options.identity.certificate,
      keyPemFile: this.#options.identity.key
    })
    const connection: Connection = { peer, host: request.host, channels: new Set(), idle: undefined }
    this.#open.set(name, connection)
    const drop = () => this.#drop(name)
    this.#watchIdle(connection, drop)
    peer.onStateChange(state => {
      if (state === 'failed' || state === 'closed') drop()
    })
    peer.onDataChannel(channel => this.#take(connection, channel, drop))
    try {
      peer.setRemoteDescription(writeSdp(page, { setup: 'active' }), 'offer')
      peer.setLocalDescription('answer', {
        iceUfrag: request.localUfrag,
        icePwd: this.#options.identity.password
      })
    } catch (error) {
      // What a stranger sent was of no use to the library.
      if (!(error instanceof Error)) throw error
      drop()
    }
  }

  close(): void {
    this.#isClosed = true
    for (const name of [...this.#open.keys()]) this.#drop(name)
  }

  #hasRoom(host: string): boolean {
    const all = [...this.#open.values()]
    const { connections, perHost, idle } = this.#limits
    return (
      all.length < connections &&
      all.filter(other => other.host === host).length < perHost &&
      all.filter(({ channels }) => channels.size === 0).length < idle
    )
  }

  #take(connection: Connection, channel: Parameters<typeof nodeChannel>[0], drop: () => void): void {
    if (connection.channels.size >= this.#limits.channels) return channel.close()
    clearTimeout(connection.idle)
    const { channels } = connection
    const taken = nodeChannel(channel, () => {
      channels.delete(taken)
      if (channels.size === 0) this.#watchIdle(connection, drop)
    })
    channels.add(taken)
    this.#options.onChannel(channel.getLabel(), taken)
  }

  #watchIdle(connection: Connection, drop: () => void): void {
    clearTimeout(connection.idle)
    connection.idle = setTimeout(drop, this.#limits.idleTime)
  }

  #drop(name: string): void {
    const connection = this.#open.get(name)
    if (!connection) return
    this.#open.delete(name)
    clearTimeout(connection.idle)
    for (const channel of [...connection.channels]) channel.close()
    clearTimeout(connection.idle)
    connection.peer.close()
  }
}

/** What the page said of itself in the name that it calls the hub by; null for a stranger's. */
function readCaller({ localUfrag, ufrag, host, port }: IceUdpMuxRequest): Description | null {
  const page = readHubName(localUfrag)
  const candidates: Candidate[] = isIPv4(host)
    ? [{ type: 'ip4', address: Uint8Array.from(host.split('.'), Number), port }]
    : []
  const description = page && { ...page, user: ufrag, candidates }
  return description && isDescription(description) ? description : null
}

async function loadLibrary(): Promise<Library> {
  try {
    return await import('node-datachannel')
  } catch (cause) {
    throw new CairnError(
      'capability-missing',
      'Pages cannot reach this hub directly, since node-datachannel is not installed here. They can by its address.',
      { cause }
    )
  }
}

/** The library does not say when a port is taken, nor which it got. @throws CairnError 'port-in-use' */
function freePort(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = createSocket('udp4')
    socket.once('error', cause => {
      reject(new CairnError('port-in-use', `UDP port ${port} is taken by another program.`, { cause }))
    })
    socket.bind({ address: host, port, exclusive: true }, () => {
      const { port: free } = socket.address()
      socket.close(() => resolve(free))
    })
  })
}
