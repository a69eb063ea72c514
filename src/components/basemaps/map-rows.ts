import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import type { Basemap, OwnMap } from '../../project/types.js'
import { contributionName } from '../controllers/contribution-name.js'
import { fileSize } from '../controllers/file-size.js'
import type { LocalizeController } from '../controllers/localize.js'

export interface RowActs {
  choose(id: string): void
  /** Asks first: the row becomes a question. */
  ask(id: string | null): void
  remove(id: string): void
}

/** The base maps as radios; each that was added here has a button to remove it. */
export function mapRows(
  maps: readonly Basemap[],
  own: readonly OwnMap[],
  shown: string | undefined,
  asked: string | null,
  acts: RowActs,
  localize: LocalizeController
): TemplateResult {
  return html`<div class="maps" role="radiogroup" aria-labelledby="title">
    ${maps.map(map => {
      const added = own.find(({ id }) => id === map.id)
      if (added !== undefined && asked === map.id) return question(added, acts, localize)
      return html`<div class="map">
        <label class="option">
          <input
            type="radio"
            name="map"
            .value=${map.id}
            .checked=${live(map.id === shown)}
            @change=${() => acts.choose(map.id)}
          />
          <cairn-icon name="layers"></cairn-icon>
          <span class="words">
            <bdi>${added === undefined ? contributionName('basemaps', map, localize) : map.name}</bdi>
            <span class="sub">${aboutMap(map, added, localize)}</span>
          </span>
          <span class="tick"><cairn-icon name="check"></cairn-icon></span>
        </label>
        ${
          added === undefined
            ? nothing
            : html`<button
                class="icon-button"
                type="button"
                aria-label=${localize.t('basemaps.remove', { name: map.name })}
                title=${localize.t('basemaps.remove', { name: map.name })}
                @click=${() => acts.ask(map.id)}
              >
                <cairn-icon name="trash"></cairn-icon>
              </button>`
        }
      </div>`
    })}
  </div>`
}

/** Where it is, how large, and who made it. */
function aboutMap(map: Basemap, added: OwnMap | undefined, localize: LocalizeController): string {
  const where =
    added === undefined
      ? ''
      : added.size === null
        ? localize.t('basemaps.fromWeb')
        : localize.t('basemaps.here', { size: fileSize(added.size, localize) })
  const since = added?.at == null ? '' : localize.day(added.at)
  return [where, since, map.attribution].filter(part => part !== '').join(' · ')
}

function question(map: OwnMap, acts: RowActs, localize: LocalizeController): TemplateResult {
  const { t } = { t: localize.t.bind(localize) }
  return html`<div class="question" role="group" aria-label=${t('basemaps.removeAsk', { name: map.name })}>
    <p class="strong">${t('basemaps.removeAsk', { name: map.name })}</p>
    ${
      map.size === null
        ? nothing
        : html`<p class="sub">${t('basemaps.removeHint', { size: fileSize(map.size, localize) })}</p>`
    }
    <div class="acts">
      <button class="button slight" type="button" @click=${() => acts.ask(null)}>
        ${t('basemaps.keep')}
      </button>
      <button class="button slight danger" type="button" @click=${() => acts.remove(map.id)}>
        <cairn-icon name="trash"></cairn-icon>${t('basemaps.removeYes')}
      </button>
    </div>
  </div>`
}
