import { setTimeout as sleep } from 'node:timers/promises'
import type { OtherBrowser } from './other-browser.js'

const LONGEST_MS = 30_000

/** Every element of a page, also inside of others. */
function everything(root: Document | ShadowRoot): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('*')].flatMap(one => [
    one,
    ...(one.shadowRoot ? everything(one.shadowRoot) : [])
  ])
}

type InPage<Result> = (elements: readonly HTMLElement[], ...values: never[]) => Result

/** What a person does with a page, in any browser: by what is said on it. */
export class Acts {
  readonly #browser: OtherBrowser

  constructor(browser: OtherBrowser) {
    this.#browser = browser
  }

  /** Presses the button or choice whose words begin so. */
  press(words: string): Promise<void> {
    return this.#until(`"${words}" to press`, () =>
      this.#inPage((elements, wanted: string) => {
        const found = elements.find(one => {
          if (!one.matches('button:enabled, [role=radio]') || !one.checkVisibility()) return false
          return (one.getAttribute('aria-label') ?? one.textContent).trim().startsWith(wanted)
        })
        found?.click()
        return found !== undefined
      }, words)
    )
  }

  /** Writes into the field with this label, in the place of what is there. */
  write(label: string, value: string): Promise<void> {
    return this.#until(`a field "${label}"`, () =>
      this.#inPage(
        (elements, wanted: string, text: string) => {
          const field = (elements as readonly HTMLInputElement[]).find(({ labels }) =>
            [...(labels ?? [])].some(({ textContent }) => textContent.trim() === wanted)
          )
          if (!field) return false
          field.value = text
          field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
          field.dispatchEvent(new Event('change', { bubbles: true }))
          return true
        },
        label,
        value
      )
    )
  }

  /** Chooses a photo, drawn there, for the first field that takes pictures. */
  choosePhoto(): Promise<void> {
    return this.#until('a field that takes pictures', () =>
      this.#inPage(async elements => {
        const field = elements.find(one => one.matches('input[type=file][accept^="image/"]'))
        const canvas = document.createElement('canvas')
        canvas.width = 1600
        canvas.height = 1200
        canvas.getContext('2d')?.fillRect(0, 0, 1600, 600)
        const photo = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/jpeg'))
        if (!field || !photo) return false
        const files = new DataTransfer()
        files.items.add(new File([photo], 'river.jpg', { type: photo.type }))
        ;(field as HTMLInputElement).files = files.files
        field.dispatchEvent(new Event('change'))
        return true
      })
    )
  }

  /** Waits until all of these words are to be seen, or read out. */
  async see(...words: readonly string[]): Promise<void> {
    let seen = ''
    const seesAll = async () => {
      seen = await this.#seen()
      return words.every(each => seen.includes(each))
    }
    await this.#until(() => `"${words.join('", "')}" to see in: ${seen}`, seesAll)
  }

  /** What the field with this label holds, once it holds something. */
  async value(label: string): Promise<string> {
    let held = ''
    await this.#until(`a value of "${label}"`, async () => {
      held = await this.#inPage((elements, wanted: string) => {
        const field = (elements as readonly HTMLInputElement[]).find(({ labels }) =>
          [...(labels ?? [])].some(({ textContent }) => textContent.trim() === wanted)
        )
        return field?.value ?? ''
      }, label)
      return held !== ''
    })
    return held
  }

  #seen(): Promise<string> {
    return this.#inPage(elements =>
      elements
        .filter(one => !one.matches('script, style') && one.checkVisibility())
        .flatMap(one => [
          one.getAttribute('aria-label') ?? '',
          ...[...one.childNodes].map(node => (node.nodeType === Node.TEXT_NODE ? node.textContent : ''))
        ])
        .map(words => words?.trim() ?? '')
        .filter(words => words !== '')
        .join(' ')
    )
  }

  /** Functions go by their text; what names them for a compiler is not in the page. */
  #inPage<Result>(act: InPage<Result>, ...values: unknown[]): Promise<Awaited<Result>> {
    const given = values.map(value => JSON.stringify(value)).join()
    const source = `(__name => { ${everything.toString()}; return (${act.toString()})(everything(document), ${given}) })(f => f)`
    return this.#browser.run(source) as Promise<Awaited<Result>>
  }

  async #until(what: string | (() => string), isSo: () => Promise<boolean>): Promise<void> {
    const until = performance.now() + LONGEST_MS
    while (!(await isSo())) {
      const awaited = typeof what === 'string' ? what : what()
      if (performance.now() > until) throw new Error(`${this.#browser.name}: waited in vain for ${awaited}`)
      await sleep(200)
    }
  }
}
