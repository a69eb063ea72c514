import type { SimDevice } from './device.js'
import type { Random } from './random.js'
import type { Block } from './virtual-log.js'

interface Message {
  readonly to: SimDevice
  readonly blocks: readonly Block[]
  readonly due: number
}

const SHAPES = ['whole', 'halves', 'ring', 'star', 'alone', 'anyhow', 'one-way'] as const

/** Who reaches whom, and what is on its way. A message may be late, doubled, or never come. */
export class Network {
  readonly #random: Random
  #reaches: readonly (readonly boolean[])[] = []
  #onTheWay: Message[] = []
  shape: (typeof SHAPES)[number] = 'whole'

  constructor(
    random: Random,
    readonly devices: readonly SimDevice[]
  ) {
    this.#random = random
    this.reshape('whole')
  }

  reshape(shape: (typeof SHAPES)[number] = this.#random.pick(SHAPES)): void {
    const random = this.#random
    const size = this.devices.length
    const groups = this.devices.map(() => random.below(2))
    const one = random.below(size)
    const fits = (a: number, b: number): boolean => {
      if (shape === 'whole') return true
      if (shape === 'halves') return groups[a] === groups[b]
      if (shape === 'ring') return (a + 1) % size === b || (b + 1) % size === a
      if (shape === 'star') return a === one || b === one
      if (shape === 'alone') return a !== one && b !== one
      return shape === 'one-way' ? a < b : random.chance(0.3)
    }
    this.shape = shape
    this.#reaches = this.devices.map((_, a) => this.devices.map((_, b) => a !== b && fits(a, b)))
  }

  reach(from: SimDevice): SimDevice[] {
    const row = this.#reaches[this.devices.indexOf(from)]!
    return this.devices.filter((_, place) => row[place])
  }

  /** Sends some of what the other misses and may have, in any order. */
  send(from: SimDevice, to: SimDevice, step: number): number {
    const random = this.#random
    const role = from.index.membership.currentRole(to.id)
    const isMember = role !== 'blocked' && role !== 'left'
    const logs = from.openLogs.filter(log => to.isOpen(log) && (isMember || log.name === 'auth'))
    const missing = logs.flatMap(log => {
      const held = to.heldOf(log)
      return [...from.heldOf(log)].filter(index => !held.has(index)).map(index => ({ log, index }))
    })
    const ordered = random.chance(0.5) ? missing : random.shuffled(missing)
    const loss = random.pick([0, 0, 0.1, 0.5])
    const arriving = ordered.filter(() => !random.chance(loss)).slice(0, random.pick([3, 20, 1_000]))
    while (arriving.length > 0) {
      const blocks = arriving.splice(0, 1 + random.below(40))
      const due = step + random.pick([0, 0, 0, 1, 5, 20])
      this.#onTheWay.push({ to, blocks, due })
      if (random.chance(0.1)) this.#onTheWay.push({ to, blocks, due: step + random.below(10) })
    }
    return missing.length
  }

  /** Says to another device what this one holds. */
  tell(from: SimDevice, to: SimDevice): void {
    for (const log of from.openLogs) to.hear(from.id, log, from.confirmable(log))
  }

  /** Hands over what is due, later messages first now and then. */
  deliver(step: number): void {
    const due = this.#onTheWay.filter(message => message.due <= step)
    this.#onTheWay = this.#onTheWay.filter(message => message.due > step)
    for (const { to, blocks } of this.#random.chance(0.5) ? this.#random.shuffled(due) : due) {
      to.receive(blocks)
      if (!to.isSlow || this.#random.chance(0.2)) to.process()
    }
  }

  /** Whether a block is on its way to somebody. */
  carries(log: Block['log'], index: number): boolean {
    return this.#onTheWay.some(({ blocks }) =>
      blocks.some(block => block.log === log && block.index === index)
    )
  }
}
