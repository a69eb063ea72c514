import { hostname } from 'node:os'
import { COMMON, UsageError, command } from '../command.js'
import { showProject } from '../show-project.js'
import { withFolder } from '../session.js'

export const create = command({
  name: 'create',
  operands: 'NAME',
  summary: 'Make a project on this device.',
  about: ['This device becomes its first coordinator. Others come in with "cairn invite" and "cairn join".'],
  options: {
    device: {
      type: 'string',
      value: 'NAME',
      help: 'what others see this device called (else the name of this computer)'
    },
    ...COMMON
  },
  example: 'cairn create "River watch"',
  async run(call) {
    const name = (call.positionals[0] ?? '').trim()
    if (name === '') throw new UsageError('A project needs a name.')
    const info = await withFolder(call, { create: true }, ({ adapter }) =>
      adapter.create({ name, deviceName: call.values.device ?? hostname() })
    )
    await showProject(call.screen, 'Made', info)
  }
})
