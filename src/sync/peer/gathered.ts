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
  let whenRoom = (): void => undefined
  const goOn = (): void => {
    const then = whenRoom
    whenRoom = () => undefined
    then()
  }
  const stream = new Duplex({
    read(done) {
      raw.resume()
      done(null)
    },
    writev(chunks, done) {
      whenRoom = () => {
        soon(() => done(null))
      }
      if (raw.write(joinBytes(...(chunks as Uint8Array[])))) goOn()
    },
    final(done) {
      raw.end(null)
      done(null)
    },
    // Before `destroy`, which waits for a write that a reader holds back for good.
    predestroy() {
      raw.destroy()
      goOn()
    },
    destroy(done) {
      raw.destroy()
      done(null)
    }
  })
  raw.on('drain', goOn)
  raw.on('data', chunk => {
    if (!stream.push(chunk)) raw.pause()
  })
  raw.on('end', () => stream.push(null))
  raw.on('error', error => stream.destroy(error))
  raw.on('close', () => stream.destroy())
  return stream
}
