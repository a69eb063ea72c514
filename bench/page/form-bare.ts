import { begun, labels, offer, painted, rest } from './form-page.js'

const form = document.createElement('form')
const list = document.createElement('div')
const rows = (): readonly HTMLElement[] => [...(list.children as Iterable<Element> as Iterable<HTMLElement>)]

/** The same questions by native inputs: text, number, day, and two radios for yes and no. */
function ask(questions: number): void {
  for (let i = 0; i < questions; i++) {
    const label = document.createElement('label')
    label.textContent = `Question ${i + 1}`
    const types = i % 4 === 3 ? ['radio', 'radio'] : [['text', 'number', 'date'][i % 4]!]
    for (const type of types) {
      const input = document.createElement('input')
      input.type = type
      input.name = `q${i}`
      label.append(input)
    }
    form.append(label)
  }
  document.body.append(form)
}

offer({
  begin: questions =>
    begun(
      () => ask(questions),
      () => form.children.length,
      () => Promise.resolve()
    ),
  async open(count) {
    await rest()
    const from = performance.now()
    for (const text of labels(count)) {
      const label = document.createElement('label')
      const input = document.createElement('input')
      input.type = 'radio'
      input.name = 'many'
      label.append(input, text)
      list.append(label)
    }
    list.style.cssText = 'height:340px;overflow:auto;display:grid'
    form.replaceChildren(list)
    await painted(() => true)
    return performance.now() - from
  },
  async filter(text) {
    await rest()
    const from = performance.now()
    for (const label of rows()) label.hidden = !label.textContent.toLowerCase().includes(text)
    await painted(() => true)
    return performance.now() - from
  },
  found: () => rows().filter(({ hidden }) => !hidden).length
})
