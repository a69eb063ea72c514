/** What this page does with the elements: a tap on the map leads to a category, to a form, and back. */
const map = document.querySelector('cairn-map')
const list = document.querySelector('cairn-observation-list')
const dialog = document.querySelector('dialog')

/** Shows one element in the dialog, with its properties and what is done on its events. */
function show(name, properties = {}, acts = {}) {
  const element = Object.assign(document.createElement(name), properties)
  for (const [verb, act] of Object.entries({ close, ...acts })) {
    element.addEventListener(`${name}-${verb}`, act)
  }
  dialog.replaceChildren(element)
  if (!dialog.open) dialog.showModal()
}

function close() {
  dialog.close()
}

/** The form asks for a place on the map: the next tap is the answer. */
let placed = null

function pickFor(form) {
  dialog.close()
  map.picking = true
  placed = geometry => {
    form.setGeometry(geometry)
    map.picking = false
    placed = null
    dialog.showModal()
  }
}

function fill(properties) {
  show('cairn-observation-form', properties, { saved: close, move: event => pickFor(event.target) })
}

function look(documentId) {
  show('cairn-observation-view', { documentId }, { edit: ({ document }) => fill({ document }) })
}

map.addEventListener('cairn-map-pick', ({ lngLat }) => {
  const geometry = { type: 'Point', coordinates: [...lngLat] }
  if (placed) return placed(geometry)
  const choose = ({ preset }) => fill({ draft: { geometry, presetRef: preset.id, tags: new Map() } })
  show('cairn-category-picker', {}, { choose })
})
map.addEventListener('cairn-map-select', ({ id }) => look(id))
list.addEventListener('cairn-observation-list-select', ({ id }) => look(id))

for (const button of document.querySelectorAll('[data-panel]')) {
  button.addEventListener('click', () =>
    show(button.dataset.panel, {}, { invite: () => show('cairn-invite-panel') })
  )
}

document.querySelector('select').addEventListener('change', ({ target }) => {
  document.documentElement.lang = target.value
  document.documentElement.dir = target.value === 'ar' ? 'rtl' : 'ltr'
})
