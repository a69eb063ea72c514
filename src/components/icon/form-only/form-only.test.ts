import { expect, fixture, html } from '@open-wc/testing'
import { until } from '../../../../test/components/project-for-tests.js'
import './define.js'

it('cairn-icon in a page with a form alone brings its other pictures when one of them is drawn', async () => {
  const box = await fixture(
    html`<p><cairn-icon name="warn"></cairn-icon><cairn-icon name="pin"></cairn-icon></p>`
  )
  const [own, other] = [...box.children].map(icon => icon.shadowRoot!)
  expect(own!.querySelector('path')).not.to.equal(null)
  expect(other!.querySelector('path')).to.equal(null)
  await until('it is drawn', () => other!.querySelector('path') !== null)
})
