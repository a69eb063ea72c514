import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Preset } from '../../project/types.js'
import { dragOrder } from './drag-order.js'
import { movePresetTo } from './edit-set.js'
import { shownName, type EditorView } from './editor-view.js'

/** All categories by group, as tiles; the open one is marked. */
export function presetList(view: EditorView): TemplateResult {
  const { set, groups, categories, localize } = view
  const shown = new Map(categories.groups().map(({ id, name }) => [id, name]))
  const sections = [...groups]
    .map(([id, name]) => ({
      name: shown.get(id) ?? name,
      presets: set.presets.filter(({ group }) => group === id)
    }))
    .filter(({ presets }) => presets.length > 0)
  const rest = set.presets.filter(({ group }) => group === undefined)
  const all = [
    ...sections,
    { name: localize.t(sections.length > 0 ? 'editor.noGroup' : 'picker.all'), presets: rest }
  ]
  return html`${all
    .filter(({ presets }) => presets.length > 0)
    .map(
      ({ name, presets }) =>
        html`<section>
          <h2 dir="auto">${name}</h2>
          <div class="tiles">${presets.map(preset => tile(view, preset))}</div>
        </section>`
    )}`
}

function tile(view: EditorView, preset: Preset): TemplateResult {
  const { categories, preset: open, isReadOnly, openPreset, edit } = view
  return html`<div class="tile" data-drag=${preset.id} ?data-open=${preset.id === open?.id}>
    <button
      type="button"
      class="pick"
      aria-current=${preset.id === open?.id ? 'true' : nothing}
      @click=${() => openPreset(preset.id)}
    >
      <cairn-disc
        .icon=${categories.iconUrl(preset.icon)}
        .paint=${categories.paint(preset.color)}
        @pointerdown=${(event: PointerEvent) => {
          // A finger on the picture scrolls the list; there the buttons move.
          if (!isReadOnly && event.pointerType === 'mouse') {
            dragOrder(event, (id, over) => edit(movePresetTo(id, over)))
          }
        }}
      ></cairn-disc>
      <span dir="auto">${shownName(view, preset)}</span>
    </button>
  </div>`
}
