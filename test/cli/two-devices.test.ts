import assert from 'node:assert/strict'
import { join } from 'node:path'
import test from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { TestContext } from 'node:test'
import { assertSameFeatures, readFeatures, VILLAGES, writeFeatures } from './geojson-files.js'
import {
  cairn,
  fail,
  folderFor,
  inviteFrom,
  listOf,
  projectIn,
  serve,
  start,
  statusOf,
  succeed
} from './run-cairn.js'
import type { Serving } from './run-cairn.js'

const COMPLETE = ['--until-complete', '--timeout', '40']

interface Two {
  readonly base: string
  readonly hub: Serving
  /** Folders: the one that serves, and the one that joined. */
  readonly a: string
  readonly b: string
}

async function twoDevices(t: TestContext): Promise<Two> {
  const { base, dir } = await projectIn(t)
  const hub = await serve(t, dir)
  const b = join(base, 'b')
  await succeed(['join', await inviteFrom(dir), '--via', hub.ws, '--device', 'Phone', '--dir', b])
  return { base, hub, a: dir, b }
}

test('what one device imports is on the other after sync, and comes out equal there', async t => {
  const { base, hub, a, b } = await twoDevices(t)
  assert.equal((await statusOf(b)).role, 'member')
  const file = await writeFeatures(join(base, 'villages.geojson'), VILLAGES)
  await succeed(['import', file, '--dir', b])
  assert.equal((await statusOf(b)).onlyHere, 4)
  const [said] = await succeed(['sync', '--via', hub.ws, ...COMPLETE, '--dir', b])
  assert.equal(said, 'complete with Laptop')
  assert.deepEqual([(await statusOf(b)).onlyHere, (await statusOf(a)).documents['observation']], [0, 4])
  const out = join(base, 'out.geojson')
  const terms = ['--recipient', 'self', '--purpose', 'backup', '--precision', 'exact']
  await succeed(['export', '--format', 'geojson', '--out', out, ...terms, '--dir', a])
  assertSameFeatures(await readFeatures(out), VILLAGES)
  const ids = (await listOf(a)).map(({ id }) => id)
  assert.deepEqual(ids.sort(), (await listOf(b)).map(({ id }) => id).sort())
  assert.ok((await statusOf(a)).peers.some(({ name, complete }) => name === 'Phone' && complete))
})

test('sync without an address goes to the hub by which the device joined', async t => {
  const { b } = await twoDevices(t)
  const [line = ''] = await succeed(['sync', ...COMPLETE, '--json', '--dir', b])
  const { complete, peers } = JSON.parse(line) as { complete: boolean; peers: { name: string }[] }
  assert.deepEqual([complete, peers.map(({ name }) => name)], [true, ['Laptop']])
})

test('a sync that cannot end says what is missing', async t => {
  const { hub, b } = await twoDevices(t)
  await hub.stop()
  const line = await fail(['sync', '--via', hub.ws, '--until-complete', '--timeout', '1', '--dir', b])
  assert.ok(line.includes(`${hub.ws} is not reached`), line)
  const elsewhere = await serve(t, join(await folderFor(t), 'c'))
  assert.match(
    await fail(['sync', '--via', elsewhere.ws, '--until-complete', '--timeout', '2', '--dir', b]),
    /no device of this project is there/
  )
  const { dir } = await projectIn(t)
  assert.match(await fail(['sync', '--until-complete', '--dir', dir]), /--via ws:/)
})

test('a link of a page brings the code and the hub', async t => {
  const { base, dir } = await projectIn(t)
  const hub = await serve(t, dir)
  const code = (await inviteFrom(dir)).toLowerCase()
  const [line = ''] = await succeed(['join', `${hub.http}/#join=${code}`, '--json', '--dir', join(base, 'b')])
  assert.equal((JSON.parse(line) as { readonly name: string }).name, 'River watch')
})

test('an invite that was used, ran out, is broken or unknown is refused, and it is said why', async t => {
  const { base, dir } = await projectIn(t)
  const hub = await serve(t, dir)
  const [code, short] = [await inviteFrom(dir), await inviteFrom(dir, '--expires', '1s')]
  const runsOut = Date.now() + 1_000
  await succeed(['join', code, '--via', hub.ws, '--dir', join(base, 'b')])
  const other = join(base, 'c')
  const join_ = (text: string): Promise<string> =>
    fail(['join', text, '--via', hub.ws, '--timeout', '5', '--dir', other])
  assert.match(await join_(code), /used/)
  await sleep(Math.max(0, runsOut - Date.now()) + 100)
  assert.match(await join_(short), /has run out/)
  assert.match(await join_('HELLO!'), /not an invite code/)
  assert.match(await join_(code.slice(0, -6)), /invit|code/i)
  const strange = `${code.slice(0, 12)}${code.slice(12, 30).split('').reverse().join('')}${code.slice(30)}`
  await join_(strange)
  assert.match(await fail(['join', code, '--dir', other]), /--via/)
  assert.match(await fail(['status', '--dir', other]), /no project/)
})

test('--confirm shows who asks, and lets in or not', async t => {
  const { base, dir } = await projectIn(t)
  const hub = await serve(t, dir)
  for (const [answer, code, said] of [
    ['y\n', 0, /is let in/],
    ['n\n', 1, /was not let in/]
  ] as const) {
    const asking = start(['invite', '--confirm', '--dir', dir])
    const [, invite = ''] = await asking.until(/\n([A-Z2-7]{80,})\n/)
    const joining = cairn([
      'join',
      invite,
      '--via',
      hub.ws,
      '--device',
      'Phone',
      '--dir',
      join(base, answer.trim())
    ])
    asking.process.stdin.write(answer)
    const [asked, joined] = await Promise.all([asking.ended, joining])
    assert.equal(asked.code, code, asked.stderr)
    assert.match(asked.stderr, /"Phone" wants to join\. Its screen must show \d{6}\./)
    assert.match(asked.stderr, said)
    assert.equal(joined.code, code, joined.stderr)
  }
})

test('two devices meet by a hub that knows nothing of their project', async t => {
  const { base, hub, a, b } = await twoDevices(t)
  await succeed(['sync', ...COMPLETE, '--dir', b])
  await hub.stop()
  await succeed(['import', await writeFeatures(join(base, 'v.geojson'), VILLAGES), '--dir', a])
  const stranger = await serve(t, join(base, 'stranger'))
  await Promise.all([a, b].map(dir => succeed(['sync', '--via', stranger.ws, ...COMPLETE, '--dir', dir])))
  assert.equal((await statusOf(b)).documents['observation'], 4)
})
