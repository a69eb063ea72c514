import { expect, fixture, html } from '@open-wc/testing'
import { LitElement } from 'lit'
import type { TemplateResult } from 'lit'
import { projectForTests, until } from '../../../test/components/project-for-tests.js'
import { ALONE, peer, syncForTests } from '../../../test/components/sync-for-tests.js'
import { LocalizeController } from '../controllers/localize.js'
import '../observation-form/define.js'
import type { CairnObservationForm } from '../observation-form/observation-form.js'
import '../sync-panel/define.js'
import type { CairnSyncPanel } from '../sync-panel/sync-panel.js'
import { texts as ar } from './ar.js'
import { en as common } from './en.js'
import { basemaps } from './en/basemaps.js'
import { carrying } from './en/carrying.js'
import { drawing } from './en/drawing.js'
import { editor } from './en/editor.js'
import { following } from './en/following.js'
import { joining } from './en/joining.js'
import { keepArea } from './en/keep-area.js'
import { looking } from './en/looking.js'
import { people } from './en/people.js'
import { photos } from './en/photos.js'
import { release } from './en/release.js'
import { tracks } from './en/tracks.js'
import type { StringKey, Strings } from './en.js'
import { texts as es } from './es.js'
import { texts as fr } from './fr.js'
import { texts as id } from './id.js'
import { texts as pt } from './pt.js'
import { loadStrings } from './registry.js'

const en: Strings = {
  ...common,
  ...basemaps,
  ...carrying,
  ...drawing,
  ...editor,
  ...following,
  ...joining,
  ...keepArea,
  ...looking,
  ...people,
  ...photos,
  ...release,
  ...tracks
}
const languages: readonly (readonly [string, Strings])[] = Object.entries({ ar, es, fr, id, pt })
const keys = Object.keys(en) as readonly StringKey[]
const formsOf = (text: string): readonly string[] => text.split('|')
const placeholders = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\{\w+\}/g)].map(([found]) => found))].sort()
const lettersOf = (text: string): string => text.replace(/\{\w+\}/g, '').replace(/[^\p{L}]/gu, '')

/** Words that a language shares with English. */
const SHARED: Readonly<Record<string, readonly StringKey[]>> = {
  es: ['field.no'],
  fr: [
    'observations',
    'list.label',
    'view.title',
    'measure.line',
    'attachments.photo',
    'sync.title',
    'sync.log.data',
    'invite.code',
    'editor.paint.violet',
    'editor.questions',
    'editor.question',
    'editor.geometry.point'
  ],
  pt: ['invite.link']
}

class Reader extends LitElement {
  readonly localize = new LocalizeController(this)

  override render(): TemplateResult {
    return html`${this.localize.t('observations', { n: 3 })}`
  }
}
customElements.define('test-reader', Reader)

for (const [language, texts] of languages) {
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories.length

  describe(`texts in ${language}`, () => {
    it('are those of English, each with something to read', () => {
      expect(Object.keys(texts).sort()).to.deep.equal([...keys].sort())
      const empty = keys.filter(key => formsOf(texts[key]).some(form => form.trim() === ''))
      expect(empty).to.deep.equal([])
    })

    it('fill in what English fills in, in every form but a count said in words', () => {
      const counted = (form: string): readonly string[] => placeholders(form).filter(name => name !== '{n}')
      for (const key of keys) {
        const forms = formsOf(texts[key])
        const wanted = placeholders(en[key])
        expect(placeholders(texts[key]), key).to.deep.equal(wanted)
        for (const form of forms) {
          const missing = wanted.filter(name => name !== '{n}' && !counted(form).includes(name))
          expect(missing, `${key}: ${form}`).to.deep.equal([])
        }
        if (wanted.includes('{n}')) expect(forms.at(-1), key).to.contain('{n}')
      }
    })

    it('have the forms that the language counts in', () => {
      // Spanish, French and Portuguese have a third form for millions, which reads as the last.
      const two = ['es', 'fr', 'pt'].includes(language)
      for (const key of keys) {
        const has = formsOf(texts[key]).length
        if (formsOf(en[key]).length === 2) expect(has, key).to.equal(two ? 2 : categories)
        else expect([1, en[key].includes('{n}') ? categories : 1], key).to.contain(has)
      }
    })

    it('are in the language', () => {
      const same = keys.filter(key => lettersOf(en[key]).length > 2 && texts[key] === en[key])
      expect(same.filter(key => !SHARED[language]?.includes(key))).to.deep.equal([])
      const english = /\b(the|this|with|your|you|and|not|here|they)\b/i
      expect(keys.filter(key => english.test(texts[key]))).to.deep.equal([])
      const script = language === 'ar' ? /\p{Script=Arabic}/u : /\p{Script=Latin}/u
      const other = keys.filter(key => lettersOf(en[key]).length > 0 && !(key === 'view.by'))
      expect(other.filter(key => !formsOf(texts[key]).every(form => script.test(form)))).to.deep.equal([])
      if (language !== 'ar')
        expect(keys.filter(key => /\p{Script=Arabic}/u.test(texts[key]))).to.deep.equal([])
    })
  })
}

describe('the language of the page', () => {
  before(async () => {
    for (const [language] of languages) await loadStrings(language)
  })

  it('shows other words as soon as it changes', async () => {
    const element = await fixture<Reader>(html`<test-reader lang="en"></test-reader>`)
    for (const [language, words] of [
      ['pt', '3 observações'],
      ['fr-CA', '3 observations'],
      ['id', '3 temuan'],
      ['es', '3 observaciones'],
      ['ar-EG', 'ملاحظات'],
      ['en', '3 observations']
    ] as const) {
      element.lang = language
      element.requestUpdate()
      await element.updateComplete
      expect(element.shadowRoot!.textContent, language).to.contain(words)
    }
  })

  it('is followed by elements that have none of their own', async () => {
    const page = document.documentElement
    const before = page.lang
    const element = await fixture<Reader>(html`<test-reader></test-reader>`)
    try {
      page.lang = 'id'
      await until('it is Indonesian', () => element.shadowRoot!.textContent === '3 temuan')
      page.lang = 'pt'
      await until('it is Portuguese', () => element.shadowRoot!.textContent === '3 observações')
    } finally {
      page.lang = before
    }
  })

  it('counts in all six forms of Arabic', async () => {
    const { localize } = await fixture<Reader>(html`<test-reader lang="ar"></test-reader>`)
    const words = [0, 1, 2, 3, 11, 100].map(n => localize.t('observations', { n }))
    expect(new Set(words).size).to.equal(6)
    expect(words[1]).to.equal('ملاحظة واحدة')
    expect(words[2]).to.equal('ملاحظتان')
    expect(words[3]).to.contain('ملاحظات')
    expect(words[4]).to.match(/ملاحظة$/)
  })

  it('has its own letters of the quarters', async () => {
    const { localize } = await fixture<Reader>(html`<test-reader lang="pt"></test-reader>`)
    expect(localize.position(-73.5, -4.25)).to.equal('4,2500° S, 73,5000° O')
    expect(localize.position(1, 2)).to.equal('2,0000° N, 1,0000° L')
    const indonesian = await fixture<Reader>(html`<test-reader lang="id"></test-reader>`)
    expect(indonesian.localize.position(140.5, -4.25)).to.equal('4,2500° LS, 140,5000° BT')
    const arabic = await fixture<Reader>(html`<test-reader lang="ar"></test-reader>`)
    expect(arabic.localize.position(-73.5, -4.25)).to.match(/جنوبًا، .*غربًا$/)
  })
})

describe('elements from right to left', () => {
  before(() => loadStrings('ar'))
  const startsRight = (element: Element, selector: string): boolean =>
    getComputedStyle(element.shadowRoot!.querySelector(selector)!).direction === 'rtl'

  it('the form is whole in Arabic and can be used by everybody', async () => {
    const project = await projectForTests()
    const draft = {
      geometry: { type: 'Point', coordinates: [-73.1, -4.2] },
      presetRef: 'dirty-water',
      tags: new Map()
    }
    const box = await fixture<HTMLElement>(
      html`<div dir="rtl" lang="ar">
        <cairn-observation-form
          style="height:700px;width:390px"
          .project=${project}
          .draft=${draft}
        ></cairn-observation-form>
      </div>`
    )
    const form = box.querySelector<CairnObservationForm>('cairn-observation-form')!
    await until('it asks', () => form.shadowRoot!.querySelector('.questions > *') !== null)
    expect(form.shadowRoot!.querySelector('[part=primary]')!.textContent).to.contain('حفظ على هذا')
    expect(startsRight(form, '[part=primary]')).to.equal(true)
    await expect(form).to.be.accessible()
  })

  it('the sync panel is whole in Arabic and can be used by everybody', async () => {
    const peers = [peer('Rosa', { data: peer.log(10, 3, 0) })]
    const { store } = syncForTests({ ...ALONE, onlyHere: 4, peers })
    const project = await projectForTests([], store)
    const box = await fixture<HTMLElement>(
      html`<div dir="rtl" lang="ar">
        <cairn-sync-panel style="height:900px;width:390px" .project=${project}></cairn-sync-panel>
      </div>`
    )
    const panel = box.querySelector<CairnSyncPanel>('cairn-sync-panel')!
    await until('it is read', () => panel.shadowRoot!.querySelector('.near .name') !== null)
    expect(panel.shadowRoot!.querySelector('.note.warn')!.textContent).to.match(/ملاحظات على هذا/)
    expect(startsRight(panel, '.body')).to.equal(true)
    await expect(panel).to.be.accessible()
  })
})
