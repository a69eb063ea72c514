import type { ByteChannel, ChannelEvents } from './byte-channel.js'

/** Passes on what comes at either of two open channels to the other, until one ends. Both ends hold each other back. */
export function joinChannels(one: ByteChannel, other: ByteChannel): void {
  const passTo = (to: ByteChannel): ChannelEvents => ({
    open: () => undefined,
    message: message => to.send(message),
    drain: () => undefined,
    close: () => to.close()
  })
  one.listen(passTo(other))
  other.listen(passTo(one))
}
