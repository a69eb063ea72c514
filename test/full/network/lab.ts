import { execFileSync } from 'node:child_process'

/** Why there can be no lab here; null when there can. */
export function whyNoLab(): string | null {
  if (process.getuid?.() !== 0) return 'needs root, to make network namespaces'
  try {
    ip('netns', 'add', 'cairn-probe')
    ip('netns', 'del', 'cairn-probe')
    return null
  } catch {
    return 'network namespaces cannot be made here'
  }
}

/** Network namespaces on a bridge, which is in a namespace of its own: nothing touches the networks of this computer. */
export class Lab {
  readonly #name = `cairn${process.pid}`
  readonly #switch = `${this.#name}s`

  constructor() {
    ip('netns', 'add', this.#switch)
    ip(
      '-n',
      this.#switch,
      'link',
      'add',
      'br0',
      'type',
      'bridge',
      'mcast_snooping',
      '0',
      'forward_delay',
      '0'
    )
    ip('-n', this.#switch, 'link', 'set', 'br0', 'up')
  }

  /** A place on the bridge, with an address; gives the namespace's name. */
  place(number: number): string {
    const name = `${this.#name}p${number}`
    ip('netns', 'add', name)
    ip(
      'link',
      'add',
      `p${number}`,
      'netns',
      this.#switch,
      'type',
      'veth',
      'peer',
      'name',
      'eth0',
      'netns',
      name
    )
    ip('-n', name, 'link', 'set', 'lo', 'up')
    this.plug(number, true)
    ip('-n', this.#switch, 'link', 'set', `p${number}`, 'up')
    ip('-n', name, 'link', 'set', 'eth0', 'up')
    this.address(number, `10.77.0.${10 + number}`)
    return name
  }

  /** Gives the place another address in place of the one it has. */
  address(number: number, address: string): void {
    ip('-n', this.#of(number), 'addr', 'flush', 'dev', 'eth0')
    ip('-n', this.#of(number), 'addr', 'add', `${address}/24`, 'brd', '+', 'dev', 'eth0')
  }

  /** The device sees its link go and come. */
  link(number: number, state: 'up' | 'down'): void {
    ip('-n', this.#of(number), 'link', 'set', 'eth0', state)
  }

  /** What it sends and what is sent to it vanishes without a word while it is unplugged. */
  plug(number: number, isIn: boolean): void {
    ip('-n', this.#switch, 'link', 'set', `p${number}`, ...(isIn ? ['master', 'br0'] : ['nomaster']))
  }

  /** Local ports of the sockets that a place can send datagrams from. */
  datagramPorts(number: number): readonly number[] {
    const tables = ['udp', 'udp6'].map(table =>
      execFileSync('ip', ['netns', 'exec', this.#of(number), 'cat', `/proc/net/${table}`]).toString()
    )
    return tables.flatMap(text =>
      [...text.matchAll(/^\s*\d+: [0-9A-F]+:([0-9A-F]{4}) /gm)].map(([, port = '']) => parseInt(port, 16))
    )
  }

  close(): void {
    const all = execFileSync('ip', ['netns', 'list']).toString().split('\n')
    for (const line of all) {
      const name = line.split(' ', 1)[0] ?? ''
      if (name.startsWith(this.#name)) ip('netns', 'del', name)
    }
  }

  #of(number: number): string {
    return `${this.#name}p${number}`
  }
}

function ip(...args: readonly string[]): void {
  execFileSync('ip', args, { stdio: ['ignore', 'ignore', 'pipe'] })
}
