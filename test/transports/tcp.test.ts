import test from 'node:test'
import { transportSuite } from '../../src/sync/testing/index.js'
import { dial } from '../../src/sync/transports/tcp/sockets.js'
import { TcpTransport } from '../../src/sync/transports/tcp/tcp-transport.js'
import { freePorts } from './free-ports.js'

const HOST = '127.0.0.1'

transportSuite({
  test,
  name: 'tcp',
  async open() {
    const ports = await freePorts(3)
    let made = 0
    return {
      // Each knows where the others listen.
      make: () => {
        const own = made++
        const others = ports.filter((_, place) => place !== own)
        return new TcpTransport({
          listen: { host: HOST, port: ports[own] ?? 0 },
          call: others.map(port => ({ host: HOST, port }))
        })
      },
      async stranger(transport) {
        const { port } = transport as TcpTransport
        const met = await dial({ host: HOST, port: port ?? 0 }, new AbortController().signal)
        if (!met) throw new Error('nobody answers')
        return met[0]
      },
      close: async () => undefined
    }
  }
})
