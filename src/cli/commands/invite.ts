import type { Invite, Members, ProjectStore } from '../../sync/adapter.js'
import { CairnError } from '../../model/index.js'
import { COMMON, PROJECT, UsageError, command } from '../command.js'
import { durationOf } from '../quantities.js'
import { jsonLine, plain } from '../screen.js'
import type { Screen } from '../screen.js'
import { demand, withProject } from '../session.js'
import { until } from '../until.js'
import { WAYS, waysOf } from '../ways.js'

const ROLES = ['viewer', 'member', 'coordinator'] as const

export const invite = command({
  name: 'invite',
  summary: 'Make a code that lets one more device into the project.',
  about: [
    'The last line is the code alone. It works once; whoever has it first, joins.',
    'With --confirm the command waits until somebody uses the code, and asks before letting them in.'
  ],
  options: {
    role: { type: 'string', value: 'ROLE', help: 'viewer, member or coordinator (else member)' },
    expires: { type: 'string', value: 'TIME', help: 'how long the code works: 30m, 12h, 7d (else 7d)' },
    confirm: { type: 'boolean', help: 'ask again, with six digits to compare, when somebody uses it' },
    ...WAYS,
    ...PROJECT,
    ...COMMON
  },
  example: 'cairn invite --role member --expires 7d',
  async run(call) {
    const { values, screen, signal } = call
    const role = ROLES.find(known => known === (values.role ?? 'member'))
    if (!role) throw new UsageError(`--role ${values.role ?? ''} is not known. Choose ${ROLES.join(', ')}.`)
    const expiresAt = Date.now() + durationOf('--expires', values.expires ?? '7d')
    const transports = values.confirm ? waysOf(values, call.env) : []
    await withProject({ ...call, transports }, async (store, folder) => {
      const members = demand(store.members, 'invite')
      const made = await members.invite({ role, expiresAt, confirm: values.confirm })
      await show(screen, made)
      if (folder.peer && !values.confirm) {
        screen.note('Run "cairn serve" so that the code can be used, or stay connected with "cairn sync".')
      }
      if (values.confirm) await confirmJoin(store, members, made, screen, signal)
    })
  }
})

async function show(screen: Screen, { id, code, role, expiresAt }: Invite): Promise<void> {
  if (screen.json) return screen.line(jsonLine({ id, code, role, expiresAt }))
  const end = new Date(expiresAt).toISOString().slice(0, 16).replace('T', ' ')
  await screen.line(`This code lets one device in as ${role}, once, until ${end} UTC:`)
  await screen.line(code)
}

async function confirmJoin(
  store: ProjectStore,
  members: Members,
  { id, expiresAt }: Invite,
  screen: Screen,
  signal: AbortSignal
): Promise<void> {
  const current = async (): Promise<Invite | undefined> =>
    (await members.invites()).find(each => each.id === id)
  const waiting = await until(store, signal, async () => {
    if (Date.now() > expiresAt)
      throw new CairnError('invite-expired', 'Nobody used the code before it ran out.')
    const invite = await current()
    return invite?.state === 'open' ? null : { request: invite?.request }
  })
  if (!waiting.request) return
  const { name, digits } = waiting.request
  const answer = await screen.ask(
    `"${plain(name)}" wants to join. Its screen must show ${digits}. Let it in? [y/N] `,
    signal
  )
  const accepted = /^y(es)?$/i.test(answer)
  await members.answer(id, accepted)
  if (!accepted) throw new CairnError('invite-refused', 'The other device was not let in.')
  screen.complain(`"${plain(name)}" is let in.`)
}
