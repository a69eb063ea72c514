import { deviceKind } from '../../src/index.js'

/** The words of the page around the elements. */
const en = {
  opening: 'Opening…',
  elsewhereTitle: 'Open in another tab',
  elsewhere:
    'Your projects are open in another tab of this browser. Go on there, or close it: this one takes over by itself.',
  failedTitle: 'This cannot be opened',
  again: 'Try again',
  add: 'Add',
  all: 'All',
  list: 'List',
  map: 'Map',
  search: 'Search',
  searchFor: 'Search observations',
  closeSearch: 'Close search',
  copies: 'Copies',
  release: 'Give to others',
  categories: 'Categories',
  projects: 'Projects',
  offline: 'World map works without internet',
  empty: 'Nothing here yet',
  emptyHint: 'Go to a place and add the first observation. It stays on {device} until you share it.',
  addFirst: 'Add the first one',
  inviteNear: 'Invite people near you',
  onlyOne: '1 is only on {device}',
  only: '{n} are only on {device}',
  near: '{name} is near.',
  nobodyNear: 'No one near.',
  everyone: 'All on another device too',
  copyNow: 'Copy now',
  saved: 'Saved on {device}',
  pickPlace: 'Tap the place on the map',
  cancel: 'Cancel',
  pile: '{n} in this place',
  showAll: 'Show all',
  phone: 'this phone',
  tablet: 'this tablet',
  computer: 'this computer'
}
const es: typeof en = {
  opening: 'Abriendo…',
  elsewhereTitle: 'Abierto en otra pestaña',
  elsewhere:
    'Tus proyectos están abiertos en otra pestaña de este navegador. Sigue allí, o ciérrala: esta continúa sola.',
  failedTitle: 'No se puede abrir',
  again: 'Intentar otra vez',
  add: 'Agregar',
  all: 'Todo',
  list: 'Lista',
  map: 'Mapa',
  search: 'Buscar',
  searchFor: 'Buscar observaciones',
  closeSearch: 'Cerrar la búsqueda',
  copies: 'Copias',
  release: 'Dar a otros',
  categories: 'Categorías',
  projects: 'Proyectos',
  offline: 'El mapa del mundo funciona sin internet',
  empty: 'Todavía no hay nada aquí',
  emptyHint: 'Ve a un lugar y agrega la primera observación. Queda en {device} hasta que la compartas.',
  addFirst: 'Agregar la primera',
  inviteNear: 'Invitar a gente cercana',
  onlyOne: '1 está solo en {device}',
  only: '{n} están solo en {device}',
  near: '{name} está cerca.',
  nobodyNear: 'No hay nadie cerca.',
  everyone: 'Todo está también en otro aparato',
  copyNow: 'Copiar ahora',
  saved: 'Guardado en {device}',
  pickPlace: 'Toca el lugar en el mapa',
  cancel: 'Cancelar',
  pile: '{n} en este lugar',
  showAll: 'Mostrar todo',
  phone: 'este teléfono',
  tablet: 'esta tableta',
  computer: 'esta computadora'
}

/** The text in the page's language, with its `{parts}` filled in. */
export function text(key: keyof typeof en, parts: Readonly<Record<string, string | number>> = {}): string {
  const texts = document.documentElement.lang === 'es' ? es : en
  const device = texts[deviceKind()]
  const language = document.documentElement.lang
  return texts[key].replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = name === 'device' ? device : (parts[name] ?? '')
    return typeof value === 'number' ? new Intl.NumberFormat(language).format(value) : value
  })
}
