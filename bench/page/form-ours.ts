import '../../src/components/observation-form/define.js'
import type { Field } from '../../src/plugins/plugin.js'
import { begun, labels, offer, painted, rest } from './form-page.js'

const KINDS = ['text', 'number', 'date', 'yesNo'] as const

const form = (): HTMLElementTagNameMap['cairn-observation-form'] =>
  document.querySelector('cairn-observation-form')!
const list = (): HTMLElement | null =>
  form().shadowRoot?.querySelector('.questions > cairn-field-long-list') as HTMLElement | null

offer({
  begin(questions) {
    const fields: readonly Field[] = Array.from({ length: questions }, (_, i) => ({
      id: `q${i}`,
      tagKey: `q${i}`,
      label: `Question ${i + 1}`,
      type: KINDS[i % KINDS.length]!
    }))
    const made = (): number => form().shadowRoot?.querySelectorAll('.questions > *').length ?? 0
    return begun(
      () => {
        const form = document.createElement('cairn-observation-form')
        form.withoutPlace = true
        form.fields = fields
        document.body.append(form)
      },
      made,
      () => form().updateComplete.then(() => painted(() => made() === questions))
    )
  },
  async open(count) {
    const options = labels(count).map((label, i) => ({ value: `v${i}`, label }))
    // What such a question needs comes once; what is measured is what it does.
    await import('../../src/components/observation-form/later.js')
    await rest()
    const from = performance.now()
    form().fields = [{ id: 'many', tagKey: 'many', label: 'Which?', type: 'selectOne', options }]
    await painted(() => (list()?.shadowRoot?.querySelectorAll('.option').length ?? 0) > 0)
    return performance.now() - from
  },
  async filter(text) {
    await rest()
    const input = list()!.shadowRoot!.querySelector('input')!
    const from = performance.now()
    input.value = text
    input.dispatchEvent(new Event('input'))
    await painted(() => this.found() > 0)
    return performance.now() - from
  },
  found: () => {
    const status = list()?.shadowRoot?.querySelector('[role=status]')?.textContent ?? ''
    return Number((/[\d,]+/.exec(status)?.[0] ?? '0').replaceAll(',', ''))
  }
})
