import { once } from 'node:events'
import type { SyncAdapter } from '../../sync/adapter.js'
import { COMMON, command } from '../command.js'
import { enterFolder } from '../folder.js'
import { openHub } from '../hub/hub.js'
import { serveFolder } from '../owner.js'
import { wholeNumberOf } from '../quantities.js'
import { jsonLine } from '../screen.js'
import { ABOUT_WAYS, WAYS, waysOf } from '../ways.js'

export const serve = command({
  name: 'serve',
  summary: 'Be a hub: others reach this device, and each other, by it.',
  about: [
    'Prints "ready http://…" when it can be reached, and further addresses on later lines. Ctrl-C ends it.',
    'A line "direct CODE" is how pages on the same network reach it without internet.',
    'Devices in the local network find it without an address.',
    ABOUT_WAYS,
    'While it runs, other commands on the same folder go through it.'
  ],
  options: {
    port: {
      type: 'string',
      value: 'N',
      help: 'port to listen on (else 7946, or a free one when that is taken)'
    },
    host: {
      type: 'string',
      value: 'ADDRESS',
      help: 'address to listen on (else 127.0.0.1; 0.0.0.0 for the whole local network)'
    },
    files: {
      type: 'string',
      multiple: true,
      value: 'FOLDER',
      help: "serve this folder's files too, for instance an app"
    },
    ...WAYS,
    ...COMMON
  },
  example: 'cairn serve --host 0.0.0.0 --port 7946',
  async run(call) {
    const { values, screen, signal, dir, env } = call
    const port = values.port === undefined ? undefined : wholeNumberOf('--port', values.port, 0, 65_535)
    const transports = waysOf(values, env)
    await enterFolder(dir, true)
    const folder = await serveFolder({ dir, signal, note: screen.note, transports })
    try {
      const hub = await openHub({
        peer: folder.peer,
        local: folder.local,
        port,
        host: values.host,
        folders: values.files
      })
      try {
        const [first = '', ...others] = hub.addresses
        const lines = [`ready ${first}`, ...others, ...hub.codes.map(code => `direct ${code}`)]
        if (screen.json) await screen.line(jsonLine({ ready: first, others, direct: hub.codes }))
        else for (const line of lines) await screen.line(line)
        if (hub.problem !== null) screen.complain(hub.problem)
        await resumeAll(folder.peer)
        if (!signal.aborted) await once(signal, 'abort')
      } finally {
        await hub.close()
      }
    } finally {
      await folder.close()
    }
  }
})

/** A hub is there to be reached, also for projects that sync on request. */
async function resumeAll(peer: SyncAdapter): Promise<void> {
  for (const { id } of await peer.list()) {
    const store = await peer.open(id)
    if ((await store.sync?.state())?.paused) await store.sync?.resume()
    await store.close()
  }
}
