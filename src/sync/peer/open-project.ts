import type { Duplex } from 'streamx'
import { CairnError, can, fromHex, type ProjectId } from '../../model/index.js'
import type { ProjectInfo, ProjectStore, StoreEvent, Sync, SyncState } from '../adapter.js'
import { DeviceNames } from '../device-names.js'
import type { PeerStorage } from '../storage/storage.js'
import type { Path } from '../transports/transport.js'
import { readDirectCode } from '../transports/webrtc/direct-code.js'
import { HubLinks } from '../transports/websocket/hub-links.js'
import type { Socket } from '../transports/websocket/socket-stream.js'
import { Commits } from './commits.js'
import { InviteDesk } from './invite-desk.js'
import { topicOf } from './keys.js'
import { mediaDoor } from './media/media-door.js'
import { ProjectPeer, type ProjectOptions } from './project-peer.js'
import { documentsOf, localOf, projectStore } from './project-store.js'
import { removeProject } from './remove-project.js'
import { equalBytes } from './seal.js'
import { quarantineOf } from './quarantine.js'
import { isOnRequest, projectName } from './settings.js'
import { syncState } from './sync-state.js'
import type { ProjectSecrets, Vault } from './vault.js'

const NOT_ARRIVED = 'This project has not arrived here yet. It comes when you meet a device that has it.'
const NOT_IN = 'This device is not in the project any more. What is here can be read; nothing new counts.'
const ONLY_SEE = 'In this project you may see, not add. Ask a coordinator.'

export interface ProjectParts {
  readonly vault: Vault
  readonly storage: PeerStorage
  readonly options?: ProjectOptions
  readonly makeSocket: (url: string) => Socket
  /** Where else the device looks for others. */
  readonly ways: {
    /** To be called when a project's topics have come or gone. */
    announce(): void
    state(): NonNullable<SyncState['transports']>
  }
  /** The storage has refused a write of the project for want of room. */
  readonly onFull: () => void
  /** Takes a project off this device. */
  readonly remove: (id: ProjectId) => Promise<void>
}

/** What a person has asked for since the project was opened, and is not on disk. */
export interface Standing {
  readonly isPaused: boolean
  readonly hubs: readonly string[]
}

/** A project that is open on this device, with its invitations and its links to hubs. */
export class OpenProject {
  readonly desk: InviteDesk
  readonly peer: ProjectPeer
  readonly #commits: Commits
  readonly #names: DeviceNames
  readonly #vault: Vault
  readonly #removeIt: () => Promise<void>
  readonly #storage: PeerStorage
  readonly #links: HubLinks
  readonly #ways: ProjectParts['ways']
  readonly #stopWatching: (() => void) | undefined
  readonly #stopNaming: () => void
  #isPaused: boolean
  /** Of a project that was removed: its stores still say what it was. */
  #gone: ProjectSecrets | null = null

  private constructor(
    peer: ProjectPeer,
    { vault, storage, makeSocket, ways, onFull, remove }: ProjectParts,
    isPaused: boolean
  ) {
    this.peer = peer
    this.#ways = ways
    this.#commits = new Commits(peer)
    this.#vault = vault
    this.#removeIt = () => remove(peer.index.root)
    this.#storage = storage
    this.#isPaused = isPaused
    this.#names = new DeviceNames(documentsOf(peer, this.#commits), peer.device)
    this.desk = new InviteDesk(peer, vault, this.#names, () => {
      this.#lookAgain()
      peer.emit({ type: 'members' })
    })
    this.#links = new HubLinks(makeSocket, () => peer.emit({ type: 'sync' }))
    const met = this.connect.bind(this)
    void this.#links.start({ met })
    this.#lookAgain()
    this.#stopWatching = storage.status?.subscribe(() => peer.emit({ type: 'storage' }))
    peer.onStanding = () => {
      peer.emit({ type: 'info', info: this.info() })
      if (peer.isFull) onFull()
    }
    if (peer.isFull) onFull()
    this.#stopNaming = peer.subscribe(event => this.#followNames(event))
  }

  static async open(id: ProjectId, parts: ProjectParts): Promise<OpenProject> {
    const secrets = parts.vault.project(id)
    if (!secrets || secrets.removing === true)
      throw new CairnError('not-found', 'This project is not on this device.')
    const peer = await ProjectPeer.open(secrets, parts.storage, parts.options)
    const project = new OpenProject(peer, parts, secrets.paused === true || (await isOnRequest(peer)))
    await project.#followName()
    return project
  }

  info(): ProjectInfo {
    const secrets = this.#secrets()
    const info = { id: secrets.id, name: secrets.name, deviceId: this.peer.device, role: this.peer.role }
    const readOnly = this.#whyReadOnly()
    return readOnly === null ? info : { ...info, readOnly }
  }

  #followNames(event: StoreEvent): void {
    if (event.type !== 'documents') return
    if (event.kinds.includes('projectSettings')) void this.#followName()
    if (!event.kinds.includes('deviceInfo')) return
    this.#names.changed()
    this.peer.emit({ type: 'members' })
  }

  /** The name is kept with the keys, so that it is there before the settings have arrived or been read. */
  async #followName(): Promise<void> {
    try {
      const name = await projectName(this.peer)
      if (name === null || name === this.#secrets().name) return
      await this.#vault.update(this.peer.index.root, secrets => ({ ...secrets, name }))
      this.peer.emit({ type: 'info', info: this.info() })
    } catch (error) {
      // What could not be read or kept now, for want of room say, is when the project is opened next.
      if (!CairnError.is(error)) throw error
    }
  }

  #whyReadOnly(): string | null {
    if (this.peer.readOnly !== null) return this.peer.readOnly
    if (!this.peer.isKnown) return NOT_ARRIVED
    if (can(this.peer.role, 'create')) return null
    return this.peer.role === 'viewer' ? ONLY_SEE : NOT_IN
  }

  /** True when devices meet under this topic here: for the project, or with an open invitation to it. */
  knows(topic: Uint8Array): boolean {
    return equalBytes(topic, this.topic()) || this.desk.topics().some(other => equalBytes(topic, other))
  }

  /** A stream whose other end named one of these topics. */
  connect(topic: Uint8Array, stream: Duplex, initiator: boolean, path: Path): void {
    if (!equalBytes(topic, this.topic())) this.desk.connect(stream, initiator)
    else if (this.#isPaused) stream.destroy()
    else this.peer.connect(stream, initiator, path)
  }

  get standing(): Standing {
    return { isPaused: this.#isPaused, hubs: this.#links.state().map(({ url }) => url) }
  }

  goOn({ isPaused, hubs }: Standing): void {
    this.#isPaused = isPaused
    for (const url of hubs) this.#links.add(url)
    this.#lookAgain()
  }

  store(): ProjectStore {
    const secrets = this.#secrets()
    return projectStore(this.peer, {
      info: () => this.info(),
      commits: this.#commits,
      members: this.desk,
      sync: this.#sync(),
      media: mediaDoor(this.peer.media, () => this.#commits.checkWritable()),
      local: localOf(this.#storage.local, secrets.id, fromHex(secrets.deviceSeed)),
      status: this.#storage.status,
      remove: this.#removeIt
    })
  }

  /** Closes it and takes it off the disk. */
  async remove(): Promise<void> {
    this.#stopWatching?.()
    this.#stopNaming()
    this.#gone = this.#secrets()
    const parts = { storage: this.#storage, vault: this.#vault }
    await removeProject(this.peer.index.root, this.peer, parts)
    await this.#links.stop()
  }

  async close(): Promise<void> {
    this.#stopWatching?.()
    this.#stopNaming()
    // The peer first: it says its last words over the links.
    await this.peer.close()
    await this.#links.stop()
  }

  #sync(): Sync {
    return {
      state: async () => {
        const { index, device, logs, records, media } = this.peer
        const members = await this.#names.named(index.membership.devices())
        const state = syncState({
          beganAnew: this.peer.generations.began,
          self: device,
          logs,
          records,
          members,
          pathTo: other => this.peer.pathTo(other),
          transports: this.#ways.state(),
          mediaWith: other => ({
            counts: media.between(other),
            reaches: { here: media.reach, there: media.reachOf(other) }
          }),
          held: index.holdings.held,
          quarantined: index.quarantined,
          quarantine: quarantineOf(this.peer),
          hubs: this.#hubs()
        })
        return this.#isPaused ? { ...state, paused: true } : state
      },
      connect: async url => {
        this.#links.add(hubAddress(url))
        await this.#vault.update(this.peer.index.root, secrets =>
          secrets.hubs.includes(url) ? secrets : { ...secrets, hubs: [...secrets.hubs, url] }
        )
      },
      disconnect: async url => this.#links.remove(hubAddress(url)),
      pause: () => this.#pause(true),
      resume: () => this.#pause(false),
      bundle: options => this.peer.bundles.make(options),
      unbundle: (file, options) => this.peer.bundles.take(file, options)
    }
  }

  async #pause(isPaused: boolean): Promise<void> {
    this.#isPaused = isPaused
    // While the links still stand, so that the last words go out.
    if (isPaused) await this.peer.part()
    this.#lookAgain()
    this.peer.emit({ type: 'sync' })
    // A project that syncs on request is opened paused in any case.
    const paused = isPaused && !(await isOnRequest(this.peer))
    await this.#vault.update(this.peer.index.root, secrets =>
      (secrets.paused ?? false) === paused ? secrets : { ...secrets, paused }
    )
  }

  /** Those it keeps looking at, and those it knows from before. */
  #hubs() {
    const linked = this.#links.state()
    const known = this.#secrets().hubs.filter(url => !linked.some(hub => hub.url === url))
    return [...linked, ...known.map(url => ({ url, connected: false }))]
  }

  /** What is looked for now: the project's topic and those of its open invitations. */
  topics(): Uint8Array[] {
    return [...(this.#isPaused ? [] : [this.topic()]), ...this.desk.topics()]
  }

  /** Where the devices of this project meet. */
  topic(): Uint8Array {
    return topicOf(fromHex(this.#secrets().secret))
  }

  #lookAgain(): void {
    this.#links.setTopics(this.topics())
    this.#ways.announce()
  }

  #secrets() {
    const secrets = this.#vault.project(this.peer.index.root) ?? this.#gone
    if (!secrets) throw new CairnError('not-found', 'This project is not on this device.')
    return secrets
  }
}

/** @throws CairnError 'bad-input' */
export function hubAddress(url: string): string {
  if (readDirectCode(url)) return url
  if (!URL.canParse(url) || !/^(wss?|https?):$/.test(new URL(url).protocol)) {
    throw new CairnError(
      'bad-input',
      `${url} is not the address of a hub. One looks like ws://192.168.1.5:7946.`
    )
  }
  return url
}
