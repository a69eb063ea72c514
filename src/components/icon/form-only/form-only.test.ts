import { expect, fixtureSync, html } from '@open-wc/testing'
import { until } from '../../../../test/components/project-for-tests.js'
import type { CairnIcon } from '../icon.js'
import './define.js'

it('cairn-icon in a page with a form alone brings its other pictures when one of them is drawn', async () => {
  const box = fixtureSync(
    html`<p><cairn-icon name="warn"></cairn-icon><cairn-icon name="pin"></cairn-icon></p>`
  )
  const [own, other] = [...box.children] as [CairnIcon, CairnIcon]
  const isDrawn = (icon: CairnIcon): boolean => icon.shadowRoot!.querySelector('path') !== null
  // Drawn before anything can have come from elsewhere.
  await Promise.all([own.updateComplete, other.updateComplete])
  expect([isDrawn(own), isDrawn(other)]).to.deep.equal([true, false])
  await until('it is drawn', () => isDrawn(other))
})
