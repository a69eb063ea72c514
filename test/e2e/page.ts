import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test'

/** A person at one device: a browser profile of its own with the field demo open. */
export class Person {
  readonly context: BrowserContext
  readonly page: Page
  /** What the page complained about. */
  readonly complaints: string[] = []

  private constructor(context: BrowserContext, page: Page) {
    this.context = context
    this.page = page
    page.on('pageerror', error => this.complaints.push(error.message))
  }

  static async arrive(browser: Browser, url: string, size = { width: 1280, height: 800 }): Promise<Person> {
    const context = await browser.newContext({ viewport: size, reducedMotion: 'reduce' })
    const person = new Person(context, await context.newPage())
    await person.page.goto(url)
    return person
  }

  /** Another tab of the same browser profile. */
  async openTab(url: string): Promise<Person> {
    const tab = new Person(this.context, await this.context.newPage())
    await tab.page.goto(url)
    return tab
  }

  async createProject(name: string, device: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Start a new project' }).click()
    await this.page.getByLabel('What is the project called?').fill(name)
    await this.page.getByLabel('What is this device called?').fill(device)
    await this.page.getByRole('button', { name: 'Start the project' }).click()
    await expect(this.page.getByRole('heading', { name: 'Nothing here yet' }).first()).toBeVisible()
  }

  /** Joins by the invite link that this page was opened with. */
  async join(device: string): Promise<void> {
    await this.page.getByLabel('What is this device called?').fill(device)
    await this.page.getByRole('button', { name: 'Join', exact: true }).click()
    await expect(this.page.locator('cairn-map')).toBeVisible()
  }

  /** Makes an invite and gives its link. */
  async invite(): Promise<string> {
    await this.openInvite()
    await this.page.getByRole('button', { name: 'Make an invite' }).click()
    const panel = this.page.locator('cairn-invite-panel')
    const link = await panel.getByLabel('Link', { exact: true }).inputValue()
    await panel.getByRole('button', { name: 'Back' }).click()
    await this.closeCopies()
    return link
  }

  async openInvite(): Promise<void> {
    await this.openCopies()
    await this.page.getByRole('button', { name: 'Invite', exact: true }).click()
  }

  async openCopies(): Promise<void> {
    await this.open('Copies')
  }

  /** Opens a screen of the project by the menu. */
  async open(screen: string): Promise<void> {
    await this.openMenu()
    await this.page.locator('#menu').getByRole('button', { name: screen, exact: true }).click()
  }

  /** The menu stands at the list, which a phone shows on a screen of its own. */
  async openMenu(): Promise<void> {
    const more = this.page.getByRole('button', { name: 'More', exact: true })
    if (!(await more.isVisible())) await this.page.getByRole('button', { name: 'List', exact: true }).click()
    await more.click()
  }

  /** Waits until the copies screen says that both sides hold all there is. */
  async hasEverything(): Promise<void> {
    const panel = this.page.locator('cairn-sync-panel')
    if ((await panel.count()) === 0) await this.openCopies()
    await expect(panel.getByText('You both have everything', { exact: true })).toBeVisible()
    await this.closeCopies()
  }

  /** Back to the map; a phone comes by the list. */
  async closeCopies(): Promise<void> {
    await this.page.locator('cairn-sync-panel').getByRole('button', { name: 'Close' }).click()
    await expect(this.page.locator('cairn-sync-panel')).toHaveCount(0)
    const map = this.page.getByRole('button', { name: 'Map', exact: true })
    if (await map.isVisible()) await map.click()
  }

  /** Taps the map, chooses a category, answers nothing and saves. */
  async add(category: string, at: { readonly x: number; readonly y: number }): Promise<void> {
    await this.mapIsDrawn()
    await this.page.locator('cairn-map').click({ position: at })
    await this.page.getByRole('radio', { name: category }).click()
    await this.page.getByRole('button', { name: /^Save on this/ }).click()
    await expect(this.page.locator('cairn-observation-form')).toHaveCount(0)
  }

  /** Rows of the list, which holds the same as the map. */
  rows(text: string | RegExp) {
    return this.page.locator('cairn-observation-list').getByRole('button', { name: text })
  }

  /** Marks that the map offers to those who do not see it. */
  marks(text: string | RegExp) {
    return this.page.locator('cairn-map').getByRole('button', { name: text })
  }

  async mapIsDrawn(): Promise<void> {
    await this.page.waitForFunction(async () => {
      const find = (root: Document | ShadowRoot): Element | null => {
        const found = root.querySelector('cairn-map')
        if (found) return found
        for (const element of root.querySelectorAll('*')) {
          const inside = element.shadowRoot && find(element.shadowRoot)
          if (inside) return inside
        }
        return null
      }
      const map = find(document) as (Element & { readonly whenReady: Promise<void> }) | null
      await map?.whenReady
      return map?.shadowRoot?.querySelector('canvas') != null
    })
  }

  async leave(): Promise<void> {
    await this.context.close()
  }
}
