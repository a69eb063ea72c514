/** WebRTC in Node, which has none of its own: by the library that a hub listens with. In a page: `test/page-webrtc`. */
import test, { after } from 'node:test'
import { cleanup } from 'node-datachannel'
import { RTCPeerConnection } from 'node-datachannel/polyfill'
import { transportSuite } from '../../src/sync/testing/index.js'
import { ChannelSocket } from '../../src/sync/transports/channel/channel-socket.js'
import { createCertificate } from '../../src/sync/transports/webrtc/certificate.js'
import { listenDirect } from '../../src/sync/transports/webrtc/direct-listener.js'
import { openDoors } from '../../src/sync/transports/websocket/server.js'
import { atHub } from '../page-webrtc/labs.js'

const HOST = '127.0.0.1'

// Connections that were closed go on holding the process for a while.
after(() => cleanup())

transportSuite({
  test,
  name: 'webrtc, hub',
  async open() {
    const doors = openDoors({ knows: () => false, accept: () => undefined })
    const listener = await listenDirect({
      identity: { ...createCertificate(), password: 'qVb0x4T9mC2sLr7Kp1Zt8w' },
      host: HOST,
      port: 0,
      onChannel(label, channel) {
        const socket = new ChannelSocket(channel)
        socket.addEventListener('open', () => doors.enter(`/${label}`, socket))
      }
    })
    const lab = atHub(RTCPeerConnection as typeof globalThis.RTCPeerConnection, listener.codeAt(HOST))
    return {
      ...lab,
      async close() {
        await lab.close()
        await doors.close()
        await listener.close()
      }
    }
  }
})
