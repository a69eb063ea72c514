/** The first message of a client on a hub's socket: version (1) ‖ topic (32) ‖ who (16). */
const HELLO_VERSION = 1
const TOPIC_BYTES = 32
const WHO_BYTES = 16
export const HELLO_BYTES = 1 + TOPIC_BYTES + WHO_BYTES

/** Bytes of one message, at most. A block has 64 KiB; whoever sends more cuts it. */
export const MESSAGE_BYTES = 1024 * 1024

/** What a hub answers: whether the client is the one that starts the encrypted handshake. */
export const ANSWER = { waitForHandshake: 0, startHandshake: 1 } as const

/** Why a hub closes a socket (WebSocket close codes of the private range). */
export const CLOSE = {
  badMessage: 4400,
  unknownTopic: 4404,
  helloTimeout: 4408,
  replaced: 4409,
  otherSideLeft: 4410,
  tooMany: 4429,
  hubStops: 1001
} as const

export interface Hello {
  /** 32 bytes, derived from a project's or an invite's secret. */
  readonly topic: Uint8Array
  /** 16 random bytes of each running device and project, by which a device is never joined with itself. */
  readonly who: Uint8Array
}

/** The message to send first. */
export function writeHello({ topic, who }: Hello): Uint8Array {
  if (topic.length !== TOPIC_BYTES || who.length !== WHO_BYTES)
    throw new RangeError('topic or who has a wrong length')
  const message = new Uint8Array(HELLO_BYTES)
  message[0] = HELLO_VERSION
  message.set(topic, 1)
  message.set(who, 1 + TOPIC_BYTES)
  return message
}

/** Null when the message is no hello of this version. */
export function readHello(message: Uint8Array): Hello | null {
  if (message.length !== HELLO_BYTES || message[0] !== HELLO_VERSION) return null
  // Copies: the message may be a view on a buffer that its socket uses again.
  return {
    topic: Uint8Array.from(message.subarray(1, 1 + TOPIC_BYTES)),
    who: Uint8Array.from(message.subarray(1 + TOPIC_BYTES))
  }
}
