import { expect } from '@open-wc/testing'
import type { ReactiveControllerHost } from 'lit'
import { until } from '../../../test/components/project-for-tests.js'
import { Asking } from './asking.js'

/** A question whose answers the test gives. */
function asking() {
  const open: { readonly give: (answer: string) => void; readonly fail: (error: unknown) => void }[] = []
  let updates = 0
  const host: ReactiveControllerHost = {
    addController: () => undefined,
    removeController: () => undefined,
    requestUpdate() {
      updates++
    },
    updateComplete: Promise.resolve(true)
  }
  const question = new Asking<string>(
    host,
    () => new Promise<string>((give, fail) => open.push({ give, fail }))
  )
  return { question, open, updates: () => updates }
}

describe('Asking', () => {
  it('asks one question at a time, and once more for all that came meanwhile', async () => {
    const { question, open } = asking()
    question.start()
    question.again()
    question.again()
    question.again()
    expect(open.length).to.equal(1)
    open[0]!.give('first')
    await until('it asks once more', () => open.length === 2)
    expect(question.answer).to.equal('first')
    open[1]!.give('second')
    await until('the second answer is there', () => question.answer === 'second')
    await new Promise(resolve => setTimeout(resolve, 250))
    expect(open.length).to.equal(2)
  })

  it('keeps the last answer when one fails, and forgets the failure with the next', async () => {
    const { question, open, updates } = asking()
    question.start()
    open[0]!.give('first')
    await until('it is answered', () => question.answer === 'first')
    question.again()
    open[1]!.fail(new Error('broken'))
    await until('it failed', () => question.error !== null)
    expect(question.answer).to.equal('first')
    const before = updates()
    question.again()
    open[2]!.give('second')
    await until('it is answered again', () => question.error === null)
    expect(question.answer).to.equal('second')
    expect(updates()).to.equal(before + 1)
  })

  it('drops the answer to a question it gave up', async () => {
    const { question, open } = asking()
    question.start()
    question.start()
    expect(open.length).to.equal(2)
    open[1]!.give('new')
    await until('it is answered', () => question.answer === 'new')
    open[0]!.give('old')
    await new Promise(resolve => setTimeout(resolve))
    expect(question.answer).to.equal('new')
  })

  it('asks again when its element comes back', async () => {
    const { question, open } = asking()
    question.hostConnected()
    expect(open.length).to.equal(0)
    question.start()
    question.hostDisconnected()
    open[0]!.give('unheard')
    await new Promise(resolve => setTimeout(resolve))
    expect(question.answer).to.equal(undefined)
    question.hostConnected()
    expect(open.length).to.equal(2)
  })
})
