import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'

import type { BrowserContext } from '@playwright/test'

import type { DocumentId } from '../../src/model/index.js'
import type { ProjectStore } from '../../src/sync/adapter.js'
import { makeProfile, removeFolder } from '../page-engine/page.js'
import { countOf, eventually, inviteTo, project, World, write } from '../peer/world.js'
import { killBrowser } from '../support/kill-browser.js'
import { openProfile, serveEngine, Tab } from './site.js'

const STORAGE = 'killed'
/** More than are ever answered before the end. */
const MANY = 10_000

export interface Kills {
  readonly executable: string
  readonly rounds: number
  /** Notes that the hub writes in each round. */
  readonly fromHub: number
}

/**
 * A page saves and syncs with a hub; in every even round the whole browser is killed, in every odd one the tab with the
 * engine, while another tab saves. Fails when anything that was acknowledged is missing, there twice, or told apart
 * by the two sides in the end. Resolves with the milliseconds from each tab's end to the next save in the other.
 */
export async function surviveKills(
  t: TestContext,
  { executable, rounds, fromHub }: Kills
): Promise<readonly number[]> {
  const { store, hub } = await project(new World(t), [])
  const site = await serveEngine()
  const profile = await makeProfile()
  let context: BrowserContext | null = null
  const takeovers: number[] = []
  const saved = new Map<string, string>()
  const next = async (): Promise<Tab> => {
    context ??= await openProfile(executable, profile)
    const tab = await Tab.open(context, site.url, STORAGE)
    await tab.openProject()
    return tab
  }
  try {
    context = await openProfile(executable, profile)
    const first = await Tab.open(context, site.url, STORAGE)
    await first.join(await inviteTo(store), hub.url)
    await first.syncWith(hub.url)
    await eventually('the grant', async () => (await first.readOnly()) === '')
    await first.page.close()
    for (let round = 0; round < rounds; round++) {
      const isWhole = round % 2 === 0
      const owner = await next()
      const last = [...saved].filter(([note]) => note.startsWith(`page ${round - 1} `)).map(([, id]) => id)
      assert.deepEqual(await owner.missing(last), [], 'what the last round saved is there')
      const saver = isWhole ? owner : await next()
      await owner.syncWith(hub.url)
      let answered = 0
      let onAnswer = (): void => undefined
      await saver.tellAnswers((note, id) => {
        saved.set(note, id)
        answered++
        onAnswer()
      })
      const when = (count: number) =>
        new Promise<void>(resolve => {
          onAnswer = () => {
            if (answered >= count) resolve()
          }
          onAnswer()
        })
      const writing = write(store, ...Array.from({ length: fromHub }, (_, at) => `hub ${round}/${at}`))
      await saver.startSaving(`page ${round}`, MANY, 4)
      await when(1 + ((round * 7) % 40))
      if (isWhole) {
        await killBrowser(context, profile)
        context = null
      } else {
        const from = performance.now()
        const count = answered
        await owner.crash(context)
        await when(count + 5)
        takeovers.push(performance.now() - from)
        const refused = (await saver.answers()).filter(({ code }) => code !== undefined)
        assert.deepEqual(refused, [], 'nothing is refused')
        await saver.page.close()
      }
      await writing
      if (round % 10 === 9) t.diagnostic(`${round + 1} kills, ${saved.size} saves acknowledged`)
      context ??= await openProfile(executable, profile)
    }
    await compare(await next(), { store, hubUrl: hub.url, saved })
    return takeovers
  } finally {
    await context?.close()
    await site.close()
    await removeFolder(profile)
  }
}

async function compare(
  tab: Tab,
  expected: {
    readonly store: ProjectStore
    readonly hubUrl: string
    readonly saved: ReadonlyMap<string, string>
  }
): Promise<void> {
  const { store, saved } = expected
  await tab.syncWith(expected.hubUrl)
  const last = await tab.save('after all that')
  await eventually('the last one at the hub', async () => (await noteAt(store, last)) !== undefined)
  await eventually('as many on both sides', async () => (await tab.count()) === (await countOf(store)))
  const there = await tab.notes()
  const own = [...there.values()].filter(note => note.startsWith('page '))
  assert.equal(new Set(own).size, own.length, 'nothing is there twice')
  for (const [note, id] of saved) {
    assert.equal(there.get(id), note, 'what was acknowledged is in the page')
    assert.equal(await noteAt(store, id), note, 'and at the hub')
  }
  assert.deepEqual((await store.sync?.state())?.twoHistories ?? [], [])
}

const noteAt = async (store: ProjectStore, id: string) =>
  (await store.documents.get(id as DocumentId))?.fields.get('t/note')?.value
