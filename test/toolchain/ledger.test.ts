import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Ledger } from '../soak/ledger.js'
import type { Claims } from '../soak/orders.js'

const claims = (values: readonly string[]): Claims => ({
  deviceId: 'd0',
  documents: [
    {
      id: 'doc',
      kind: 'observation',
      status: 'shown',
      createdBy: 'd0',
      holders: 0,
      deletedBy: [],
      fields: [{ name: 'tag/note', values, saw: [] }]
    }
  ],
  members: [],
  state: { peers: [], onlyHere: 0 } as unknown as Claims['state'],
  pages: ''
})

/** One value after the other, each by somebody who saw the one before. */
function written(count: number): { readonly ledger: Ledger; readonly values: readonly string[] } {
  const ledger = new Ledger()
  const values: string[] = []
  for (let at = 0; at < count; at++) {
    values.push(ledger.nextValue())
    ledger.write(values[at]!, values.slice(at - 1, at)).isSaved = true
  }
  return { ledger, values }
}

test('what was replaced is not gone, also when what replaced it was cleared', () => {
  const { ledger, values } = written(3)
  ledger.check(claims(values.slice(2)))
  ledger.clear(values.slice(2))
  ledger.check(claims([]))
})

test('what was saved and is nowhere is gone, and what came back is told', () => {
  const { ledger, values } = written(3)
  assert.throws(() => ledger.check(claims([])), /was saved and is gone/)
  assert.throws(() => ledger.check(claims(values.slice(1, 2))), /w2 was saved and is gone/)
  assert.throws(() => ledger.check(claims(values.slice(1))), /w1 came back after w2/)
  assert.throws(() => ledger.check(claims(['w9 ', ...values.slice(2)])), /w9 was never written/)
})
