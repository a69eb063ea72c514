import test from 'node:test'
import createTestnet from 'hyperdht/testnet.js'
import { transportSuite } from '../../src/sync/testing/index.js'
import { SwarmTransport } from '../../src/sync/transports/swarm/swarm.js'

transportSuite({
  test,
  name: 'swarm',
  async open() {
    const testnet = await createTestnet(3)
    return {
      make: () => new SwarmTransport({ bootstrap: testnet.bootstrap, host: '127.0.0.1' }),
      close: () => testnet.destroy()
    }
  }
})
