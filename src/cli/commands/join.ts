import { hostname } from 'node:os'
import { CairnError } from '../../model/index.js'
import { arrival } from '../arrival.js'
import { COMMON, command } from '../command.js'
import { hubAddress, readInvitation } from '../invitation.js'
import { secondsOf } from '../quantities.js'
import { withFolder } from '../session.js'
import { showProject } from '../show-project.js'
import { ABOUT_WAYS, WAYS, waysOf } from '../ways.js'

export const join = command({
  name: 'join',
  operands: 'CODE',
  summary: 'Come into a project with a code, or with a link that holds one.',
  about: [
    'Small letters, spaces and dashes in the code do no harm. A link also says where the hub is.',
    'A device in the same local network is found without an address, while it runs "cairn serve" or "cairn sync".',
    ABOUT_WAYS
  ],
  options: {
    via: {
      type: 'string',
      multiple: true,
      value: 'ws://…',
      help: 'address of a hub by which the others are reached'
    },
    device: {
      type: 'string',
      value: 'NAME',
      help: 'what others see this device called (else the name of this computer)'
    },
    timeout: { type: 'string', value: 'SECONDS', help: 'give up after this time (else 60)' },
    ...WAYS,
    ...COMMON
  },
  example: 'cairn join AFZ2-… --via ws://192.168.1.20:7946',
  async run(call) {
    const { values, screen } = call
    const limit = secondsOf('--timeout', values.timeout ?? '60')
    const invitation = readInvitation(call.positionals[0] ?? '')
    const via = values.via.length > 0 ? values.via.map(hubAddress) : invitation.via
    const transports = waysOf(values, call.env)
    if (via.length === 0 && transports.length === 0) {
      throw new CairnError('bad-input', 'Say by which hub the others are reached: --via ws://ADDRESS:PORT.')
    }
    const timeout = AbortSignal.timeout(limit)
    const signal = AbortSignal.any([call.signal, timeout])
    const { info, arrived } = await withFolder(
      { ...call, transports },
      { create: true },
      async ({ adapter }) => {
        screen.progress('Looking for the others …')
        const info = await adapter
          .join({
            code: invitation.code,
            deviceName: values.device ?? hostname(),
            via,
            signal,
            onWaiting: digits =>
              screen.note(`Somebody decides on the other device. Both show the digits ${digits}.`)
          })
          .catch((error: unknown) => {
            if (!timeout.aborted || call.signal.aborted || !CairnError.is(error, 'aborted')) throw error
            const sentence = `Nobody answered within ${limit / 1000} seconds. Is a device reachable that knows the code?`
            throw new CairnError('timeout', sentence, { cause: error })
          })
        const store = await adapter.open(info.id)
        try {
          return { info, arrived: await arrival(store, via, signal) }
        } finally {
          await store.close()
        }
      }
    )
    await showProject(screen, 'Joined', info)
    if (!arrived)
      screen.note('The project itself has not arrived yet. Run "cairn sync" when the others are there.')
  }
})
