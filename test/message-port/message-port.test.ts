/** Peers joined by ports: the shared acceptance, and what only ports have. */
import test from 'node:test'
import { transportSuite } from '../../src/sync/testing/transport-suite.js'
import { messagePorts } from '../../src/sync/transports/message-port/message-port.js'
import type { MessagePorts } from '../../src/sync/transports/message-port/message-port.js'

transportSuite({
  test,
  name: 'message-port',
  open: async () => {
    const all: MessagePorts[] = []
    return {
      make() {
        const made = messagePorts()
        for (const other of all) {
          const { port1, port2 } = new MessageChannel()
          made.add(port1)
          other.add(port2)
        }
        all.push(made)
        return made
      },
      close: async () => undefined
    }
  }
})
