/** How long a question for words takes, asked of a full project. */
import { join } from 'node:path'
import WebSocket from 'ws'
import { openPeer } from '../src/sync/peer/peer.js'
import { openNodeStorage } from '../src/sync/storage/node/node-storage.js'
import { batches, observation } from './observation.js'
import type { Bench, Row } from './row.js'

/** Of none, one, a few, and all of the observations. */
const QUESTIONS = ['harbour', 'number 7331', '73 river', 'severity morn', 'river north bank', 'n']
const ROUNDS = 5

export const text: Bench = {
  about: 'the first page of 50 that holds some words, of six questions the slowest and the usual one',
  count: 100_000,
  batch: 1_000,
  runs: 1,
  isCost: true,
  async measure({ count, batch }, folder) {
    const storage = await openNodeStorage({ dir: join(folder, 'cairn') })
    const peer = await openPeer({ storage, makeSocket: url => new WebSocket(url) })
    const { id } = await peer.create({ name: 'Bench', deviceName: 'reader' })
    const { documents } = await peer.open(id)
    for (const commits of batches(count, batch)) await documents.commit(commits)
    const ours = await measured(question =>
      documents.query({ kind: 'observation', limit: 50, filter: { text: question } })
    )
    await peer.close()
    const lines = Array.from({ length: count }, (_, at) =>
      JSON.stringify(Object.fromEntries(observation(at)))
    )
    const floor = await measured(async question => {
      const words = question.split(' ')
      return lines.filter(line => words.every(word => line.toLowerCase().includes(word)))
    })
    return [
      ...rows('ms, the slowest', ours.at(-1), floor.at(-1)),
      ...rows('ms, median', ours[ours.length >> 1], floor[floor.length >> 1])
    ]
  }
}

function rows(unit: string, ours = NaN, floor = NaN): readonly Row[] {
  return [
    { who: 'cairnkit', rate: ours, unit, durability: 'read from the logs' },
    { who: 'json', rate: floor, unit, durability: 'all lines looked through, in memory' }
  ]
}

/** Milliseconds of each question each time, the shortest first. The first time of each is among them. */
async function measured(ask: (question: string) => Promise<unknown>): Promise<readonly number[]> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    for (const question of QUESTIONS) {
      const start = performance.now()
      await ask(question)
      times.push(performance.now() - start)
    }
  }
  return times.sort((a, b) => a - b)
}
