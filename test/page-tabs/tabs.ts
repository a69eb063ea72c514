import { type EngineInBrowser, Tab } from './site.js'

/** Tabs of one browser, each group with a storage of its own. */
export class Tabs {
  readonly #engine: EngineInBrowser
  #storages = 0

  constructor(engine: EngineInBrowser) {
    this.#engine = engine
  }

  /** The name of a storage that nobody has. */
  name(): string {
    return `tabs-${++this.#storages}`
  }

  /** A first tab with a project, which owns the storage, and others that see it. */
  async open(others: number): Promise<{ storage: string; owner: Tab; rest: Tab[] }> {
    const storage = this.name()
    const { context, url } = this.#engine
    const owner = await Tab.open(context, url, storage)
    await owner.createProject()
    const rest: Tab[] = []
    for (let i = 0; i < others; i++) {
      const tab = await Tab.open(context, url, storage)
      await tab.openProject()
      rest.push(tab)
    }
    return { storage, owner, rest }
  }
}

export const closeAll = (...tabs: readonly Tab[]) => Promise.all(tabs.map(({ page }) => page.close()))
