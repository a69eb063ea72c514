import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import {
  CairnError,
  DOCUMENT_KINDS,
  logOf,
  type DocumentId,
  type Json,
  type ValueId
} from '../../src/model/index.js'
import type { Commit } from '../../src/sync/adapter.js'
import { Random } from '../sim/random.js'
import { isWritten, Ledger, Violation } from './ledger.js'
import type { Claims } from './orders.js'
import { Gone, SoakDevice } from './soak-device.js'
import { checkTruth } from './truth.js'

export interface SoakOptions {
  readonly seed: number
  readonly devices: number
  readonly steps: number
  /** An empty folder for the devices. */
  readonly dir: string
  /** The bundled program of a device. */
  readonly program: string
  readonly say: (line: string) => void
}

export interface SoakOutcome {
  readonly saved: number
  readonly refused: number
  readonly documents: number
  readonly kills: number
  readonly truths: number
}

const YEAR = 365 * 86_400_000
const HEALING_MS = 120_000
const LOOK_MS = 250
const ACTS = {
  create: 34,
  edit: 26,
  delete: 4,
  restore: 4,
  link: 9,
  cut: 6,
  pause: 3,
  stall: 2,
  kill: 5,
  close: 2,
  invite: 4,
  blackout: 2
} as const
/** What a device may refuse in this schedule; anything else is a fault. */
const REFUSALS = [
  'not-allowed',
  'not-a-member',
  'read-only',
  'not-found',
  'closed',
  'unreachable',
  'timeout',
  'aborted'
]

interface Role {
  readonly device: SoakDevice
  readonly role: 'coordinator' | 'member' | 'viewer'
}

/** One project on real folders and sockets, from its founding to its healing. @throws Violation */
export async function soak(options: SoakOptions): Promise<SoakOutcome> {
  const run = new Soak(options)
  try {
    return await run.run()
  } finally {
    await run.end()
  }
}

class Soak {
  readonly #random: Random
  readonly #ledger = new Ledger()
  readonly #members: Role[] = []
  readonly #started: SoakDevice[] = []
  readonly #underWay = new Set<Promise<void>>()
  readonly #stalled = new Set<SoakDevice>()
  readonly #paused = new Set<SoakDevice>()
  #fault: Error | null = null
  #refused = 0
  #kills = 0
  #truths = 0

  constructor(readonly options: SoakOptions) {
    this.#random = new Random(options.seed)
  }

  async run(): Promise<SoakOutcome> {
    const founder = await this.#device()
    this.#members.push({ device: founder, role: 'coordinator' })
    founder.deviceId = (await founder.ask('create', { name: founder.name })).deviceId
    while (this.#members.length < 3) await this.#invite(founder)
    for (let step = 0; step < this.options.steps; step++) {
      await this.#step(step)
      if (this.#fault) throw this.#fault
    }
    return this.#heal()
  }

  async end(): Promise<void> {
    await Promise.allSettled(this.#underWay)
    for (const device of this.#started) await device.kill()
  }

  async #device(): Promise<SoakDevice> {
    const name = `d${this.#started.length}`
    const dir = join(this.options.dir, name)
    const device = new SoakDevice(name, dir, this.options.program)
    this.#started.push(device)
    await mkdir(dir)
    if (this.#random.chance(0.4)) device.clock = (this.#random.below(80) - 50) * YEAR
    await device.start()
    return device
  }

  async #step(step: number): Promise<void> {
    const random = this.#random
    for (const { device } of this.#members) {
      if (!device.isRunning && random.chance(0.3)) await this.#revive(device)
      if (this.#stalled.has(device) && random.chance(0.2)) this.#goOn(device)
    }
    const act = random.weighted(ACTS)
    const actor = random.pick(this.#members)
    this.options.say(`${step} ${actor.device.name} ${act}`)
    const work = this.#act(act, actor).catch((error: unknown) => this.#judge(error))
    // Some are waited for, others are still under way when the next one begins.
    if (act === 'blackout' || random.chance(0.7)) await work
    else this.#follow(work)
    if (this.#underWay.size > 8) await this.#settle()
  }

  /** Waits for all that is under way; who stands still could not answer. */
  async #settle(): Promise<void> {
    for (const device of this.#stalled) this.#goOn(device)
    await Promise.all(this.#underWay)
  }

  #follow(work: Promise<void>): void {
    const followed: Promise<void> = work.finally(() => this.#underWay.delete(followed))
    this.#underWay.add(followed)
  }

  #judge(error: unknown): void {
    if (error instanceof Gone) return
    if (CairnError.is(error) && REFUSALS.includes(error.code)) this.#refused++
    else this.#fault ??= error instanceof Error ? error : new Error(String(error))
  }

  async #act(act: keyof typeof ACTS, actor: Role): Promise<void> {
    const { device } = actor
    const random = this.#random
    if (act === 'blackout') return this.#blackout(device)
    if (act === 'invite') return this.#members.length < this.options.devices ? this.#invite() : undefined
    if (!device.isRunning || this.#stalled.has(device)) return
    const other = random.pick(this.#members).device
    switch (act) {
      case 'create':
        return this.#create(actor)
      case 'edit':
      case 'delete':
      case 'restore':
        return this.#change(act, actor)
      case 'link':
        if (other !== device) await device.ask('connect', { url: other.url })
        return
      case 'cut':
        if (other !== device) await device.ask('disconnect', { url: other.url })
        return
      case 'pause':
        return this.#pause(device)
      case 'stall':
        device.signal('SIGSTOP')
        this.#stalled.add(device)
        return
      case 'kill':
        this.#kills++
        return device.kill()
      case 'close':
        return device.close()
    }
  }

  async #pause(device: SoakDevice): Promise<void> {
    const isPaused = this.#paused.has(device)
    if (isPaused) this.#paused.delete(device)
    else this.#paused.add(device)
    await device.ask(isPaused ? 'resume' : 'pause', null)
  }

  #goOn(device: SoakDevice): void {
    this.#stalled.delete(device)
    device.signal('SIGCONT')
  }

  async #revive(device: SoakDevice): Promise<void> {
    if (this.#random.chance(0.2)) device.clock = (this.#random.below(80) - 50) * YEAR
    await device.start()
    const other = this.#random.pick(this.#members).device
    if (other !== device)
      await device.ask('connect', { url: other.url }).catch((error: unknown) => this.#judge(error))
  }

  /** A coordinator that is there invites a new device, which comes to stay with a link to it. */
  async #invite(by?: SoakDevice): Promise<void> {
    const hosts = this.#members.filter(
      ({ device, role }) => role === 'coordinator' && device.isRunning && !this.#stalled.has(device)
    )
    if (hosts.length === 0) return
    const host = by ?? this.#random.pick(hosts).device
    if (this.#paused.has(host)) await this.#pause(host)
    const role = this.#random.weighted({ coordinator: 3, member: 5, viewer: 1 })
    const code = await host.ask('invite', { role })
    const device = await this.#device()
    this.#members.push({ device, role })
    try {
      device.deviceId = (await device.ask('join', { code, via: host.url, name: device.name })).deviceId
      await device.ask('connect', { url: host.url })
    } catch (error) {
      // Its host went away: it never became one of them.
      this.#members.splice(
        this.#members.findIndex(member => member.device === device),
        1
      )
      await device.kill()
      throw error
    }
  }

  async #create({ device }: Role): Promise<void> {
    const random = this.#random
    const kind = random.chance(0.6) ? 'observation' : random.pick(DOCUMENT_KINDS)
    const count = random.chance(0.2) ? 1 + random.below(40) : 1
    const commits: Commit[] = []
    const writes = []
    for (let place = 0; place < count; place++) {
      const values = [this.#ledger.nextValue()]
      writes.push(this.#ledger.write(values[0]!, []))
      const set = new Map<string, Json>([['name', values[0]!]])
      if (kind === 'observation') {
        set.set('location', { type: 'Point', coordinates: [random.below(360) - 180, random.below(160) - 80] })
        set.set('presetRef', random.pick(['oak', 'well']))
      }
      commits.push({ type: 'create', kind, set })
    }
    const ids = await device.ask('commit', { commits })
    for (const write of writes) write.isSaved = true
    for (const id of ids) this.#ledger.documents.set(id, { by: device.deviceId, kind })
  }

  /** Changes a document that was said to be saved somewhere, if it has come to this device and its role allows it. */
  async #change(act: 'edit' | 'delete' | 'restore', { device, role }: Role): Promise<void> {
    const random = this.#random
    const all = [...this.#ledger.documents]
    if (all.length === 0) return
    const few = random.chance(0.5) ? all.slice(0, 4) : all
    const [doc, { by, kind }] = random.pick(few)
    if (role !== 'coordinator' && (by !== device.deviceId || logOf(kind) === 'config')) return
    if (kind === 'deviceInfo' && by !== device.deviceId) return
    const id = doc as DocumentId
    const seen = await device.ask('look', { doc })
    if (!seen) return
    if (act === 'delete') {
      const deletion = this.#ledger.delete(doc, device.deviceId)
      await device.ask('commit', { commits: [{ type: 'delete', id }] })
      deletion.isSaved = true
      return
    }
    if (act === 'restore') {
      this.#ledger.restore(doc)
      await device.ask('commit', { commits: [{ type: 'restore', id }] })
      return
    }
    const field = random.pick(['name', 'tag/note', 'tag/note'])
    const known = seen.fields.find(({ name }) => name === field)
    const replaced = known?.values.filter(isWritten) ?? []
    const saw = new Map([[field, (known?.saw ?? []) as readonly ValueId[]]])
    if (replaced.length > 0 && random.chance(0.1)) {
      this.#ledger.clear(replaced)
      await device.ask('commit', { commits: [{ type: 'edit', id, set: new Map([[field, undefined]]), saw }] })
      return
    }
    const value = this.#ledger.nextValue()
    const write = this.#ledger.write(value, replaced)
    await device.ask('commit', { commits: [{ type: 'edit', id, set: new Map([[field, value]]), saw }] })
    write.isSaved = true
  }

  /** One device says what it believes; all others are killed at once, and their disks are looked at. */
  async #blackout(device: SoakDevice): Promise<void> {
    if (!device.isRunning || this.#stalled.has(device)) return
    const others = this.#members.filter(member => member.device !== device)
    const said = await device.ask('claims', null)
    await Promise.all(others.map(other => other.device.kill()))
    for (const other of others) this.#stalled.delete(other.device)
    await Promise.all(this.#underWay)
    const disks: Claims[] = []
    for (const { device: other } of others) {
      await other.start({ door: false })
      disks.push(await other.ask('claims', null))
      await other.kill()
    }
    checkTruth(said, disks, this.#ledger)
    this.#truths++
  }

  async #heal(): Promise<SoakOutcome> {
    await this.#settle()
    const devices = this.#members.map(({ device }) => device)
    for (const device of devices) {
      if (!device.isRunning) await device.start()
      await device.ask('resume', null)
    }
    const [hub, ...others] = devices as [SoakDevice, ...SoakDevice[]]
    for (const device of others) await device.ask('connect', { url: hub.url })
    const healed = await this.#whenEqual(devices)
    this.#ledger.check(healed)
    await this.#blackout(this.#random.pick(devices))
    // Read anew from disk it is the same, and so it is for somebody who comes only now.
    for (const device of devices) {
      if (!device.isRunning) await device.start()
      else await device.close().then(() => device.start())
      checkSame(healed, await device.ask('claims', null), `${device.name} read from its disk`)
    }
    await this.#invite(hub)
    const late = this.#members.at(-1)!.device
    for (const device of devices) if (device !== hub) await device.ask('connect', { url: hub.url })
    await late.ask('connect', { url: hub.url })
    checkSame(healed, await this.#whenEqual([hub, late]), 'a device that came last', ['documents', 'pages'])
    return {
      saved: this.#ledger.saved,
      refused: this.#refused,
      documents: healed.documents.length,
      kills: this.#kills,
      truths: this.#truths
    }
  }

  /** Waits until all show the same and say that nothing is missing. */
  async #whenEqual(devices: readonly SoakDevice[]): Promise<Claims> {
    const deadline = performance.now() + HEALING_MS
    for (;;) {
      const all: Claims[] = []
      for (const device of devices) all.push(await device.ask('claims', null))
      const [first, ...others] = all as [Claims, ...Claims[]]
      const open = first.state.peers.filter(
        ({ deviceId, complete }) => !complete && others.some(other => other.deviceId === deviceId)
      )
      const different = others.find(other => differing(first, other) !== null)
      if (open.length === 0 && !different) return first
      if (performance.now() > deadline) {
        if (different) checkSame(first, different, `${different.deviceId.slice(0, 8)} after healing`)
        throw new Violation(`not complete after healing: ${JSON.stringify(open)}`)
      }
      await new Promise(resolve => setTimeout(resolve, LOOK_MS))
    }
  }
}

const PARTS = ['documents', 'members', 'pages'] as const

function partOf(claims: Claims, part: (typeof PARTS)[number]): string {
  if (part !== 'documents') return JSON.stringify(claims[part])
  return JSON.stringify(claims.documents.map(({ holders: _, ...document }) => document))
}

const differing = (a: Claims, b: Claims, parts: readonly (typeof PARTS)[number][] = PARTS) =>
  parts.find(part => partOf(a, part) !== partOf(b, part)) ?? null

function checkSame(a: Claims, b: Claims, what: string, parts?: readonly (typeof PARTS)[number][]): void {
  const part = differing(a, b, parts)
  if (part === null) return
  const [one, other] = [partOf(a, part), partOf(b, part)]
  let place = 0
  while (one[place] === other[place]) place++
  const from = Math.max(0, place - 120)
  throw new Violation(
    `${what} differs in ${part}:\n  …${one.slice(from, place + 120)}…\n  …${other.slice(from, place + 120)}…`
  )
}
