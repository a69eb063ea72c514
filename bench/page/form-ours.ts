import '../../src/components/observation-form/define.js'
import type { Field } from '../../src/plugins/plugin.js'
import { labels, offer, painted, questionsAsked } from './form-page.js'

const KINDS = ['text', 'number', 'date', 'yesNo'] as const
const fields: readonly Field[] = Array.from({ length: questionsAsked() }, (_, i) => ({
  id: `q${i}`,
  tagKey: `q${i}`,
  label: `Question ${i + 1}`,
  type: KINDS[i % KINDS.length]!
}))
const form = document.createElement('cairn-observation-form')
form.withoutPlace = true
form.fields = fields
document.body.append(form)

const list = (): HTMLElement | null =>
  form.shadowRoot?.querySelector('.questions > cairn-field-long-list') as HTMLElement | null

offer({
  async open(count) {
    const options = labels(count).map((label, i) => ({ value: `v${i}`, label }))
    // Its element comes once; what is measured is what it does.
    await import('../../src/components/fields/long-list/define.js')
    const from = performance.now()
    form.fields = [{ id: 'many', tagKey: 'many', label: 'Which?', type: 'selectOne', options }]
    await painted(() => (list()?.shadowRoot?.querySelectorAll('.option').length ?? 0) > 0)
    return performance.now() - from
  },
  async filter(text) {
    const input = list()!.shadowRoot!.querySelector('input')!
    const before = this.found()
    const from = performance.now()
    input.value = text
    input.dispatchEvent(new Event('input'))
    await painted(() => this.found() !== before || list()!.shadowRoot!.textContent.includes(text))
    return performance.now() - from
  },
  found: () =>
    Number(
      (/[\d,]+/.exec(list()?.shadowRoot?.querySelector('[role=status]')?.textContent ?? '') ?? [
        '0'
      ])[0].replace(',', '')
    )
})
