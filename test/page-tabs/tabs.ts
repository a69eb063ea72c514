import type { BrowserContext } from '@playwright/test'
import { Tab } from './site.js'

/** Tabs of one browser, each group with a storage of its own. */
export class Tabs {
  readonly #context: BrowserContext
  readonly #url: string
  #storages = 0

  constructor(context: BrowserContext, url: string) {
    this.#context = context
    this.#url = url
  }

  /** The name of a storage that nobody has. */
  name(): string {
    return `tabs-${++this.#storages}`
  }

  /** A first tab with a project, which owns the storage, and others that see it. */
  async open(others: number): Promise<{ storage: string; owner: Tab; rest: Tab[] }> {
    const storage = this.name()
    const owner = await Tab.open(this.#context, this.#url, storage)
    await owner.createProject()
    const rest: Tab[] = []
    for (let i = 0; i < others; i++) {
      const tab = await Tab.open(this.#context, this.#url, storage)
      await tab.openProject()
      rest.push(tab)
    }
    return { storage, owner, rest }
  }
}

export const closeAll = (...tabs: readonly Tab[]) => Promise.all(tabs.map(({ page }) => page.close()))
