/** What a device keeps of its generations and of how long its logs were: torn, foreign, forged. */
import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'node:test'
import fc from 'fast-check'
import { LIMITS, toHex, type DeviceId, type ProjectId } from '../../src/model/index.js'
import { CARD_BYTES, Generations } from '../../src/sync/peer/generations.js'
import { randomBytes, signPair } from '../../src/sync/peer/seal.js'
import { NodeJournal } from '../../src/sync/storage/node/journal.js'
import { localFiles } from '../../src/sync/storage/node/local-files.js'
import { StallWatch } from '../../src/sync/peer/stall-watch.js'
import { eventually, pause, World } from '../peer/world.js'

// A test that fails must fail again.
fc.configureGlobal({ seed: 20 })

const PROJECT = toHex(new Uint8Array(32).fill(1)) as ProjectId
const PAIR = signPair(new Uint8Array(32).fill(2))
const DEVICE = toHex(PAIR.publicKey) as DeviceId
const everybody = () => true

test('of a record that was cut off in writing the one before is read', async t => {
  const dir = await new World(t).folder()
  const journal = new NodeJournal(dir)
  for (let at = 0; at < 5; at++) await journal.write('a/b', new Uint8Array([at, 1, 2]))
  assert.deepEqual(await journal.read('a/b'), new Uint8Array([4, 1, 2]))
  assert.equal(await journal.read('other'), null)
  await journal.close()
  const path = join(dir, 'a/b')
  const whole = await readFile(path)
  const read = async (bytes: Uint8Array) => {
    await writeFile(path, bytes)
    const again = new NodeJournal(dir)
    const record = await again.read('a/b')
    await again.close()
    return record && record[0]
  }
  assert.equal(await read(whole), 4)
  // The fifth stands in the second half.
  for (const [at, left] of [
    [0, 4],
    [20, 4],
    [512, 3],
    [540, 3]
  ] as const) {
    const torn = Uint8Array.from(whole)
    torn[at]! ^= 1
    assert.equal(await read(torn), left)
  }
  assert.equal(await read(whole.subarray(0, 700)), 3)
  for (const bytes of [new Uint8Array(0), randomBytes(300), randomBytes(1_024), randomBytes(5_000)]) {
    assert.equal(await read(bytes), null)
  }
})

test('a card is taken from whom it says only, whoever passes it on', async t => {
  const files = localFiles(await new World(t).folder())
  const own = new Generations(files, PROJECT, PAIR, everybody)
  const later = await own.begin(null)
  const card = own.cards[0]!
  const others = () => new Generations(files, PROJECT, signPair(randomBytes(32)), everybody)
  assert.deepEqual(
    others()
      .take([card])
      .map(({ id, device }) => [id, device]),
    [[later.id, DEVICE]]
  )
  fc.assert(
    fc.property(fc.nat(CARD_BYTES - 1), fc.nat(7), (at, bit) => {
      const forged = Uint8Array.from(card)
      forged[at]! ^= 1 << bit
      assert.deepEqual(others().take([forged]), [])
    }),
    { numRuns: 50 }
  )
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: CARD_BYTES + 5 }), bytes => {
      assert.deepEqual(others().take([bytes]), [])
    }),
    { numRuns: 50 }
  )
  const elsewhere = new Generations(files, toHex(randomBytes(32)) as ProjectId, PAIR, everybody)
  assert.deepEqual(elsewhere.take([card]), [])
})

test('a device can have so many generations and no more; cards of strangers wait', async t => {
  const files = localFiles(await new World(t).folder())
  const prolific = new Generations(files, PROJECT, PAIR, everybody)
  for (let at = 0; at < LIMITS.generations + 5; at++) await prolific.begin(null)
  let isMember = false
  const other = new Generations(
    localFiles(await new World(t).folder()),
    PROJECT,
    signPair(randomBytes(32)),
    () => {
      return isMember
    }
  )
  assert.deepEqual(other.take(prolific.cards), [])
  assert.equal(other.of(DEVICE).length, 1)
  isMember = true
  assert.equal(other.takeWaiting().length, LIMITS.generations)
  assert.equal(other.of(DEVICE).length, 1 + LIMITS.generations)
  await other.close()
})

test('generations are found again, and what is damaged counts as never kept', async t => {
  const dir = await new World(t).folder()
  const first = new Generations(localFiles(dir), PROJECT, PAIR, everybody)
  await first.open()
  assert.equal(first.isKept, false)
  const { id } = await first.begin('a copy')
  const open = async () => {
    const again = new Generations(localFiles(dir), PROJECT, PAIR, everybody)
    await again.open()
    return again
  }
  const again = await open()
  assert.deepEqual([again.own.id, again.copied, again.isKept], [id, 'a copy', true])
  const path = join(dir, 'generations', PROJECT)
  const whole = (await readFile(path)).toString()
  for (const text of [
    '',
    'null',
    '{}',
    '{"cards":5}',
    whole.slice(0, 80),
    whole.replace(/"cards":\["./, '"cards":["x')
  ]) {
    await writeFile(path, text)
    assert.equal((await open()).own.id, DEVICE, text.slice(0, 40))
  }
})

test('a storage that takes nothing more is found out while others have more, and left alone while something comes', async t => {
  const watched = { isBehind: true, taken: 0, probes: 0, faults: 0 }
  const watch = new StallWatch({
    isBehind: () => watched.isBehind,
    taken: () => watched.taken,
    probe: async () => {
      watched.probes++
      throw new Error('no space left on device')
    },
    onFault: () => watched.faults++
  })
  const comes = setInterval(() => watched.taken++, 50)
  t.after(() => {
    watch.close()
    clearInterval(comes)
  })
  await pause(4_500)
  assert.equal(watched.probes, 0)
  clearInterval(comes)
  await eventually('tried', () => watched.faults > 0)
})
