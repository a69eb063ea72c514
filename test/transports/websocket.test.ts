import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import test from 'node:test'
import WebSocket from 'ws'
import { transportSuite } from '../../src/sync/testing/index.js'
import { HubLinks } from '../../src/sync/transports/websocket/hub-links.js'
import { openDoors } from '../../src/sync/transports/websocket/server.js'
import { socketStream } from '../../src/sync/transports/websocket/socket-stream.js'

transportSuite({
  test,
  name: 'websocket',
  async open() {
    const doors = openDoors({ knows: () => false, accept: () => undefined })
    const server = createServer().on('upgrade', doors.upgrade)
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`
    return {
      make() {
        const links = new HubLinks(address => new WebSocket(address, { perMessageDeflate: false }))
        links.add(url)
        return links
      },
      async stranger() {
        const socket = new WebSocket(`${url}/meet`, { perMessageDeflate: false })
        await new Promise(resolve => socket.once('open', resolve))
        return socketStream(socket)
      },
      async close() {
        await doors.close()
        await new Promise(resolve => server.close(resolve))
      }
    }
  }
})
