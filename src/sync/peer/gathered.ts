import { Duplex } from 'streamx'
import { joinBytes } from './seal.js'

/** After what is under way now; in a page, which has no cheaper way, at once. */
const soon: (then: () => void) => void =
  typeof setImmediate === 'function' ? then => void setImmediate(then) : queueMicrotask

/**
 * The same stream with fewer, larger writes: the first of a turn of the event loop goes out at once, those after it
 * go out together. Replication asks for each block in a message of its own, of some thirty bytes; sent one by one they
 * cost more than the blocks.
 */
export function gathered(raw: Duplex): Duplex {
  const stream = new Duplex({
    read(done) {
      raw.resume()
      done(null)
    },
    writev(chunks, done) {
      const goOn = () => {
        soon(() => done(null))
      }
      if (raw.write(joinBytes(...(chunks as Uint8Array[])))) goOn()
      else raw.once('drain', goOn)
    },
    final(done) {
      raw.end(null)
      done(null)
    },
    destroy(done) {
      raw.destroy()
      done(null)
    }
  })
  raw.on('data', chunk => {
    if (!stream.push(chunk)) raw.pause()
  })
  raw.on('end', () => stream.push(null))
  raw.on('error', error => stream.destroy(error))
  raw.on('close', () => stream.destroy())
  return stream
}
