import { createSocket } from 'node:dgram'
import test from 'node:test'
import multicastDns from 'multicast-dns'
import { transportSuite } from '../../src/sync/testing/index.js'
import { LanTransport } from '../../src/sync/transports/lan/lan.js'
import { freshNonce, readAnswer, writeQuestion } from '../../src/sync/transports/lan/words.js'
import { dial } from '../../src/sync/transports/tcp/sockets.js'
import { freePorts } from './free-ports.js'

const HOST = '127.0.0.1'

transportSuite({
  test,
  name: 'lan',
  async open() {
    // A multicast port of its own on the computer's own network: no other device hears it.
    const [port = 0] = await freePorts(1)
    return {
      make: () => new LanTransport({ addresses: [HOST], port }),
      async stranger() {
        await shout(port)
        const met = await dial({ host: HOST, port: await portOfSomebody(port) }, new AbortController().signal)
        if (!met) throw new Error('nobody answers')
        return met[0]
      },
      close: async () => undefined
    }
  }
})

/** Asks as anybody may, and gives the port of whoever answers first. */
async function portOfSomebody(port: number): Promise<number> {
  const dns = multicastDns({ interface: HOST, bind: '0.0.0.0', port })
  try {
    return await new Promise(resolve => {
      const nonce = freshNonce()
      dns.on('response', packet => {
        const answer = readAnswer(packet)
        if (answer?.nonce === nonce) resolve(answer.port)
      })
      dns.on('ready', () => dns.query(writeQuestion({ nonce, asker: null })))
    })
  } finally {
    await new Promise<void>(resolve => dns.destroy(resolve))
  }
}

/** Packets that are no DNS, into everybody's ears. */
async function shout(port: number): Promise<void> {
  const socket = createSocket('udp4')
  await new Promise<void>(resolve => socket.bind(0, HOST, resolve))
  socket.setMulticastInterface(HOST)
  for (const length of [0, 1, 12, 13, 500, 9_000]) {
    const noise = Buffer.alloc(length, length % 251)
    await new Promise(resolve => socket.send(noise, port, '224.0.0.251', resolve))
  }
  await new Promise<void>(resolve => socket.close(resolve))
}
