import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  createChange,
  editChange,
  type DeviceId,
  type DocumentId,
  type ProjectId
} from '../../src/model/index.js'
import { SimDevice } from './device.js'
import { cutsAt, operationBytes, START } from './member-acts.js'
import { checkEqual } from './oracle.js'
import { idFrom, LogBook } from './virtual-log.js'

const root = idFrom('root') as ProjectId
const FROM_THE_START = cutsAt(START)

/** Gives a device all that it asks for. */
function catchUp(device: SimDevice, book: LogBook): void {
  for (let before = -1; before !== device.openLogs.length;) {
    before = device.openLogs.length
    device.receive(device.openLogs.flatMap(log => [...log.blocks.keys()].map(index => ({ log, index }))))
    device.process()
  }
  assert.ok(book.all().length >= device.openLogs.length)
}

test('what was built on the words of somebody whose grant turned out void is kept, also by late comers', () => {
  const book = new LogBook()
  const names = ['founder', 'removed', 'stranger', 'editor', 'late']
  const devices = names.map(name => new SimDevice(name, idFrom(name) as DeviceId, root, book))
  const [founder, removed, stranger, editor, late] = devices as [
    SimDevice,
    SimDevice,
    SimDevice,
    SimDevice,
    SimDevice
  ]
  const grant = (dev: DeviceId, role: 'member' | 'coordinator') => ({
    kind: 'grant',
    dev,
    role,
    from: FROM_THE_START
  })
  const decide = (device: SimDevice, operation: Parameters<typeof operationBytes>[1]) => {
    device.writeRaw('auth', operationBytes(device, operation))
    device.sync()
  }
  const bytes = operationBytes(founder, grant(founder.id, 'coordinator'), [])
  book.of(root as unknown as DeviceId, 'auth').blocks.push(bytes)
  catchUp(founder, book)
  decide(founder, grant(removed.id, 'coordinator'))
  decide(founder, grant(editor.id, 'coordinator'))
  decide(founder, grant(late.id, 'member'))

  catchUp(removed, book)
  decide(removed, grant(stranger.id, 'member'))
  catchUp(stranger, book)
  stranger.write('data', [createChange('observation', new Map([['name', 'well']]))])
  stranger.sync()

  catchUp(editor, book)
  const [doc] = [...editor.index.query.ids()] as [DocumentId]
  editor.write('data', [editChange(editor.index.changes, doc, new Map([['name', 'dry well']]))])
  editor.sync()

  decide(founder, { kind: 'reduce', dev: removed.id, role: 'blocked', from: FROM_THE_START })
  for (const device of devices) catchUp(device, book)
  assert.equal(late.index.document(doc)?.fields.get('name')?.value, 'dry well')
  assert.equal(late.index.membership.currentRole(stranger.id), 'blocked')
  checkEqual(devices)
})
