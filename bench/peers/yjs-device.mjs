/** One device of Yjs in a process of its own: `node yjs-device.mjs FILE NAME`, driven by messages. */
import { open, readFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import { answer } from './device.mjs'
import { forPouch } from './observation.mjs'

const [path] = process.argv.slice(2)
const LENGTH_BYTES = 4
const REMOTE = 'remote'

/**
 * Updates one after the other in a file, each with its length before it. A round of fdatasync is shared by those that
 * wait for one, as in the other benches.
 */
class UpdateLog {
  #waiting = []
  #next = null
  #running = Promise.resolve()

  static async open(path, doc) {
    const log = new UpdateLog()
    log.file = await open(path, 'a')
    for (const update of framesIn(await readFile(path)).frames) Y.applyUpdate(doc, update)
    return log
  }

  append(update) {
    this.#waiting.push(framed(update))
    this.#next ??= this.#running.then(() => {
      this.#next = null
      return (this.#running = this.#write())
    })
    return this.#next
  }

  async #write() {
    await this.file.appendFile(Buffer.concat(this.#waiting.splice(0)))
    await this.file.datasync()
  }
}

const doc = new Y.Doc()
const log = await UpdateLog.open(path, doc)
/** One shared map an observation, so that two who answer two questions of it both keep their answer. */
const observations = doc.getMap('observations')
const sockets = new Set()
let stored = Promise.resolve()
let listening = null
let waiting = null

doc.on('update', (update, origin) => {
  stored = log.append(update)
  // As ours: no other device hears of what is not on this disk, and nothing is listed before it is.
  stored.then(() => {
    if (origin !== REMOTE) for (const socket of sockets) say(socket, encoder => writeUpdate(encoder, update))
    look()
  })
})

function look() {
  if (waiting && observations.size >= waiting.count) waiting.resolve()
}

/** Every observation as plain data, as a list would show it. */
function list() {
  return [...observations.values()].map(observation => observation.toJSON()).length
}

function talk(socket) {
  sockets.add(socket)
  socket.setNoDelay(true)
  socket.on('error', () => socket.destroy())
  socket.on('close', () => sockets.delete(socket))
  let rest = Buffer.alloc(0)
  socket.on('data', chunk => {
    const found = framesIn(Buffer.concat([rest, chunk]))
    rest = found.rest
    for (const frame of found.frames) hear(socket, frame)
  })
  say(socket, encoder => writeSyncStep1(encoder, doc))
}

function hear(socket, frame) {
  const reply = encoding.createEncoder()
  readSyncMessage(decoding.createDecoder(frame), reply, doc, REMOTE)
  if (encoding.length(reply) > 0) socket.write(framed(encoding.toUint8Array(reply)))
}

function say(socket, write) {
  const encoder = encoding.createEncoder()
  write(encoder)
  socket.write(framed(encoding.toUint8Array(encoder)))
}

function framed(bytes) {
  const head = Buffer.alloc(LENGTH_BYTES)
  head.writeUInt32LE(bytes.length)
  return Buffer.concat([head, bytes])
}

function framesIn(bytes) {
  const frames = []
  let at = 0
  while (at + LENGTH_BYTES <= bytes.length) {
    const end = at + LENGTH_BYTES + bytes.readUInt32LE(at)
    if (end > bytes.length) break
    frames.push(bytes.subarray(at + LENGTH_BYTES, end))
    at = end
  }
  return { frames, rest: bytes.subarray(at) }
}

const now = () => Number(process.hrtime.bigint()) / 1e6

answer({
  async listen() {
    listening = createServer(talk)
    await new Promise(resolve => listening.listen(0, '127.0.0.1', resolve))
    return listening.address().port
  },
  async dial(port) {
    const socket = connect(port, '127.0.0.1')
    await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject))
    talk(socket)
  },
  /** One after the other, each on disk before the next. Says when the last one began, and how long all took. */
  async write({ from, count }) {
    const start = now()
    let at = start
    for (let number = from; number < from + count; number++) {
      at = now()
      const { _id, ...fields } = forPouch(number)
      observations.set(_id, new Y.Map(Object.entries(fields)))
      await stored
    }
    return { at, milliseconds: now() - start }
  },
  /** Waits until so many are here and on disk; resolves with the time at which they were listed. */
  async lists(count) {
    await new Promise(resolve => {
      waiting = { count, resolve }
      stored.then(look)
    })
    waiting = null
    await stored
    if (list() < count) throw new Error(`It lists fewer than ${count}.`)
    return now()
  },
  /** Waits until one more is here and on disk. */
  async sees(count) {
    await new Promise(resolve => {
      waiting = { count, resolve }
      stored.then(look)
    })
    waiting = null
    return now()
  }
})
