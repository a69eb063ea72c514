import { blake2b256, CairnError, toHex, type DeviceId, type ProjectId } from '../../src/model/index.js'
import { SimDevice } from './device.js'
import { actOnDocuments } from './document-acts.js'
import type { Dump } from './dump.js'
import { actHostile } from './hostile-acts.js'
import { actOnMembers, cutsAt, operationBytes, START } from './member-acts.js'
import { Network } from './network.js'
import {
  checkEqual,
  checkHolders,
  checkKept,
  checkNoForeignEffect,
  checkRecomputed,
  checkSpecified,
  Violation
} from './oracle.js'
import { Random } from './random.js'
import { restoreBackup } from './backup.js'
import { idFrom, LogBook } from './virtual-log.js'

export interface Options {
  readonly seed: number
  readonly devices: number
  readonly steps: number
}

export interface Failure {
  readonly step: number
  /** The rule of the oracle that does not hold, or the code of an error. */
  readonly rule: string
  readonly facts: string
}

export interface Outcome extends Options {
  /** BLAKE2b-256 over all that was done and what came of it: equal for equal options. */
  readonly digest: string
  readonly counts: { readonly [what: string]: number }
  readonly failure: Failure | null
  readonly trace: readonly string[]
}

const START_OF_TIME = 1_700_000_000_000
const ACTS_A_STEP = 3
/** How often what is done, run by run: some projects quarrel, some have bad phones. */
const MOODS = [
  { write: 66, members: 18, crash: 4, clock: 4, backup: 4, restored: 2, reread: 1 },
  { write: 40, members: 46, crash: 3, clock: 2, backup: 3, restored: 2, reread: 1 },
  { write: 61, members: 15, crash: 10, clock: 4, backup: 5, restored: 3, reread: 2 }
]
const YEAR = 365 * 86_400_000
/** The parts that are equal on all members, whichever logs each of them has come to know. */
const SHARED_PARTS = ['documents', 'members', 'heads', 'pages', 'tiles']

/** Runs one project from its founding to its healing. The same options give the same outcome, byte for byte. */
export function simulate(options: Options): Outcome {
  return new Simulation(options).run()
}

class Simulation {
  readonly #random: Random
  readonly #devices: readonly SimDevice[]
  readonly #network: Network
  readonly #book = new LogBook()
  readonly #root: ProjectId
  readonly #trace: string[] = []
  readonly #mood: (typeof MOODS)[number]
  #step = 0
  #checkedWrites = 0

  constructor(readonly options: Options) {
    const random = new Random(options.seed)
    this.#random = random
    this.#root = idFrom(`root ${options.seed}`) as ProjectId
    this.#devices = Array.from({ length: options.devices }, (_, place) => {
      const id = idFrom(`device ${options.seed} ${place}`) as DeviceId
      const device = new SimDevice(`d${place}`, id, this.#root, this.#book)
      device.clock =
        START_OF_TIME + (random.chance(0.3) ? (random.below(80) - 50) * YEAR : random.below(60_000))
      device.isSlow = random.chance(0.2)
      device.isHostile = place > 1 && random.chance(0.4)
      return device
    })
    this.#mood = random.pick(MOODS)
    this.#network = new Network(random, this.#devices)
  }

  run(): Outcome {
    let failure: Failure | null = null
    let dump: Dump = new Map()
    try {
      this.#found()
      while (this.#step < this.options.steps) this.#runStep()
      dump = this.#heal()
    } catch (error) {
      failure = { step: this.#step, ...reasonOf(error) }
      this.#trace.push(failure.rule)
    }
    const text = [...this.#trace, ...dump.values()].join('\n')
    return {
      ...this.options,
      digest: toHex(blake2b256([new TextEncoder().encode(text)])),
      counts: this.#counts(dump),
      failure,
      trace: this.#trace
    }
  }

  /** The recovery key makes the founder coordinator; the founder invites some of the others. */
  #found(): void {
    const [founder, ...others] = this.#devices
    const log = this.#book.of(this.#root as unknown as DeviceId, 'auth')
    const grant = { kind: 'grant', dev: founder!.id, role: 'coordinator', from: cutsAt(START) } as const
    log.blocks.push(operationBytes(founder!, { ...grant, name: founder!.name }, []))
    founder!.receive([{ log, index: 0 }])
    founder!.process()
    for (const [place, other] of others.entries()) {
      if (place > 0 && !this.#random.chance(0.6)) continue
      const role =
        place === 0
          ? 'coordinator'
          : this.#random.pick(['member', 'member', 'coordinator', 'viewer'] as const)
      const operation = { kind: 'grant', dev: other.id, role, name: other.name, from: cutsAt(START) }
      founder!.writeRaw('auth', operationBytes(founder!, operation))
      founder!.sync()
    }
    for (const other of others) {
      other.receive([{ log, index: 0 }])
      other.process()
      this.#network.send(founder!, other, -1)
      this.#network.deliver(0)
    }
  }

  #runStep(): void {
    const random = this.#random
    this.#step++
    for (const device of this.#devices) device.clock += 1_000 * random.below(600)
    for (let act = 0; act < ACTS_A_STEP; act++) {
      const device = random.pick(this.#devices)
      this.#note(device, this.#act(device))
      if (random.chance(device.isSlow ? 0.3 : 0.8)) device.sync()
      this.#exchange()
    }
    this.#network.deliver(this.#step)
    if (random.chance(0.06)) {
      this.#network.reshape()
      this.#trace.push(`${this.#step} net ${this.#network.shape}`)
    }
    if (this.#step % 25 === 0) checkRecomputed(random.pick(this.#devices), random)
  }

  #act(device: SimDevice): string {
    const random = this.#random
    const act = random.weighted(this.#mood)
    if (act === 'crash') {
      device.crash(random)
      return 'crashes'
    }
    if (act === 'clock') {
      device.clock += random.pick([-3 * YEAR, -86_400_000, 40 * YEAR, 400_000 * YEAR, -400_000 * YEAR])
      return 'changes its clock'
    }
    if (act === 'backup') {
      device.backup = new Map([...device.held].map(([log, indices]) => [log, [...indices]]))
      return 'makes a backup'
    }
    if (act === 'restored') return restoreBackup(device, this.#devices, this.#network, random)
    if (act === 'reread') {
      device.reread()
      return 'reads again'
    }
    if (!device.hasOwnLogs) return 'waits for its own logs'
    if (device.isHostile && random.chance(0.7)) {
      const isLate = this.#step > this.options.steps * 0.8
      return actHostile(device, this.#devices, random, isLate)
    }
    const decides = device.role === 'coordinator' || random.chance(0.05)
    if (act === 'members' && decides) return actOnMembers(device, this.#devices, random)
    return actOnDocuments(device, random)
  }

  #exchange(): void {
    const random = this.#random
    const from = random.pick(this.#devices)
    const reached = this.#network.reach(from)
    if (reached.length === 0) return
    const to = random.pick(reached)
    if (random.chance(0.3)) this.#network.tell(from, to)
    else this.#network.send(from, to, this.#step)
  }

  #note(device: SimDevice, says: string): void {
    this.#trace.push(`${this.#step} ${device.name} ${says}`)
  }

  /** Everything reaches everybody; then the oracle speaks. */
  #heal(): Dump {
    const devices = this.#devices
    this.#network.reshape('whole')
    for (const device of devices) device.sync()
    this.#network.deliver(Infinity)
    this.#spread(device => device.openLogs)
    const members = devices.filter(({ isKnown }) => isKnown)
    checkEqual(members, SHARED_PARTS)
    this.#spread(() => this.#book.all())
    const dump = checkEqual(devices)
    for (const device of this.#random.shuffled(devices).slice(0, 2)) checkRecomputed(device, this.#random)
    const decoded = checkSpecified(devices[0]!)
    this.#checkedWrites = checkKept(devices, decoded)
    checkNoForeignEffect(devices[0]!, decoded)
    for (const device of devices) checkHolders(device, decoded)
    for (let exchange = 0; exchange < devices.length * 3; exchange++) this.#tellAnybody()
    for (const device of devices) checkHolders(device, decoded)
    return dump
  }

  #tellAnybody(): void {
    const [from, to] = this.#random.shuffled(this.#devices)
    if (from && to) this.#network.tell(from, to)
  }

  /** Gives every device all blocks of the logs that it opens, until nobody opens another one. */
  #spread(wanted: (device: SimDevice) => readonly ReturnType<LogBook['of']>[]): void {
    for (let opened = -1; opened !== this.#opened();) {
      opened = this.#opened()
      for (const device of this.#devices) {
        device.open(wanted(device))
        const missing = device.openLogs.flatMap(log =>
          [...log.blocks.keys()]
            .filter(index => !device.heldOf(log).has(index))
            .map(index => ({ log, index }))
        )
        device.receive(this.#random.shuffled(missing))
        device.process()
        device.reread()
      }
    }
  }

  #opened(): number {
    return this.#devices.reduce((sum, { openLogs }) => sum + openLogs.length, 0)
  }

  #counts(dump: Dump): Outcome['counts'] {
    const logs = this.#book.all()
    return {
      entries: logs.reduce((sum, { blocks }) => sum + blocks.length, 0),
      operations: logs.reduce((sum, { name, blocks }) => sum + (name === 'auth' ? blocks.length : 0), 0),
      documents: this.#devices[0]?.index.changes.size ?? 0,
      acknowledged: this.#devices.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0),
      checkedWrites: this.#checkedWrites,
      quarantined: Number(dump.get('quarantined') ?? 0)
    }
  }
}

function reasonOf(error: unknown): Omit<Failure, 'step'> {
  if (error instanceof Violation) return { rule: error.rule, facts: error.facts }
  const rule = CairnError.is(error) ? error.code : 'error'
  return { rule, facts: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}
