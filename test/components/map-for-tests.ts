import { fixture } from '@open-wc/testing'
import type { TemplateResult } from 'lit'
import type { CairnMap } from '../../src/components/map/map.js'

/** A map that has come to rest, listened to from before it starts: it may rest before anybody could ask for it again. */
export async function restedMap(template: TemplateResult): Promise<CairnMap> {
  const parentNode = document.createElement('div')
  const rested = new Promise(resolve =>
    parentNode.addEventListener('cairn-map-moved', resolve, { once: true })
  )
  const map = await fixture<CairnMap>(template, { parentNode })
  await rested
  return map
}
