import type { BundleContent, BundleOptions, ByteSource, LongWork, Unbundled } from '../../adapter.js'
import { storageFailureIn } from '../../storage/failure.js'
import type { Log } from '../log.js'
import type { BundleParts } from './bundle-parts.js'
import { makeBundle } from './make-bundle.js'
import { heldIn, takeBundle } from './take-bundle.js'

/** Files that carry a project from device to device where no connection does. */
export class Bundles {
  readonly #parts: BundleParts
  #turn: Promise<unknown> = Promise.resolve()

  constructor(parts: BundleParts) {
    this.#parts = parts
  }

  /** See `Sync.bundle`. */
  async make({ content, ...options }: BundleOptions): Promise<AsyncIterable<Uint8Array>> {
    return makeBundle(this.#parts, { ...options, content, from: await this.#startOf(content) })
  }

  /** See `Sync.unbundle`. One file after the other. */
  take(source: ByteSource, options?: LongWork): Promise<Unbundled> {
    const take = () => this.#take(source, options)
    const turn = this.#turn.then(take, take)
    this.#turn = turn
    return turn
  }

  async #take(source: ByteSource, options?: LongWork): Promise<Unbundled> {
    try {
      return await takeBundle(this.#parts, source, options)
    } catch (error) {
      const fault = storageFailureIn(error)
      if (fault) this.#parts.onFault(fault)
      throw fault ?? error
    }
  }

  async #startOf(content: BundleContent): Promise<(log: Pick<Log, 'owner' | 'name'>) => number> {
    if (content.type === 'all') return () => 0
    if (content.type === 'for') {
      const { records } = this.#parts
      return ({ owner, name }) => (name === 'media' ? 0 : records.said(content.device, owner, name).held)
    }
    const held = new Map<string, number>()
    for (const item of await heldIn(this.#parts, content.bundle)) {
      held.set(`${item.device}/${item.log}`, item.log === 'media' ? item.known : item.held)
    }
    return ({ owner, name }) => held.get(`${owner}/${name}`) ?? 0
  }
}
