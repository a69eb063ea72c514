import type { Duplex } from 'streamx'
import type { Path } from '../adapter.js'

export type { Path } from '../adapter.js'

/** What a transport calls when it has reached another device. */
export interface Meetings {
  /**
   * Somebody names the topic: a project's or an invitation's (32 bytes, see format.md "Meeting").
   * @param stream ordered, duplex, unencrypted, possibly paused; the peer puts Noise on it and destroys it when it is done
   * @param initiator exactly one of both ends is
   */
  met(topic: Uint8Array, stream: Duplex, initiator: boolean, path: Path): void
}

/** A way for devices to meet. It knows topics and streams, nothing of documents, members or keys. */
export interface Transport {
  readonly name: string
  /** Resolves when it listens. @throws CairnError 'port-in-use' | 'unreachable' when it cannot work here */
  start(meetings: Meetings): Promise<void>
  /** Under these topics from now on, and no others; connections that are open stay. Empty: nothing is announced. */
  setTopics(topics: readonly Uint8Array[]): void
  /** Ends what it has open. May be called twice. */
  stop(): Promise<void>
}
