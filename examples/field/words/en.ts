/** A text, or one for each plural form that its language tells apart. */
export type Words = string | PluralForms
type PluralForms = { readonly [form in Intl.LDMLPluralRule]?: string } & { readonly other: string }
export type Texts = { readonly [key in keyof typeof en]: Words }

/** English words of the page around the elements. */
export const en = {
  title: 'Map together',
  add: 'Add',
  all: 'All',
  list: 'List',
  map: 'Map',
  search: 'Search',
  searchFor: 'Search observations',
  closeSearch: 'Close search',
  copies: 'Copies',
  release: 'Give to others',
  invite: 'Invite people',
  more: 'More',
  path: 'Record a path',
  members: 'Members',
  settings: 'Project',
  categories: 'Categories',
  projects: 'Other projects',
  empty: 'Nothing here yet',
  emptyHint: 'Go to a place and add the first observation. It stays on {device} until you share it.',
  addFirst: 'Add the first one',
  inviteNear: 'Invite people near you',
  only: { one: '1 is only on {device}', other: '{n} are only on {device}' },
  near: '{name} is near.',
  nobodyNear: 'No one near.',
  everyone: 'All on another device too',
  copyNow: 'Copy now',
  saved: 'Saved on {device}',
  pickPlace: 'Tap the place on the map',
  cancel: 'Cancel',
  showOnMap: 'Show on the map',
  remove: 'Delete',
  removed: { one: '1 deleted', other: '{n} deleted' },
  undo: 'Undo',
  noPlace: 'None of these has a place',
  pile: '{n} in this place',
  showAll: 'Show all',
  phone: 'this phone',
  tablet: 'this tablet',
  computer: 'this computer'
} as const satisfies { readonly [key: string]: Words }
