/** What the toolbar changes about every story. */
export interface Looks {
  readonly language: string
  readonly theme: '' | 'light' | 'dark'
  readonly contrast: '' | 'high'
  readonly density: '' | 'roomy' | 'compact'
  readonly corners: '' | 'square' | 'soft' | 'round'
  readonly text: '100' | '200'
  readonly width: '' | '320' | '390' | 'full'
}

const choice = <const Icon extends string>(
  title: string,
  icon: Icon,
  items: Readonly<Record<string, string>>
) => ({
  name: title,
  description: title,
  toolbar: {
    icon,
    dynamicTitle: true,
    items: Object.entries(items).map(([value, name]) => ({ value, title: name }))
  }
})

export const LOOKS = {
  initial: { language: 'en', theme: '', contrast: '', density: '', corners: '', text: '100', width: '' },
  types: {
    language: choice('Language', 'globe', {
      en: 'English',
      es: 'Español',
      pt: 'Português',
      fr: 'Français',
      id: 'Bahasa Indonesia',
      ar: 'العربية'
    }),
    theme: choice('Theme', 'mirror', { '': 'Theme of the system', light: 'Light', dark: 'Dark' }),
    contrast: choice('Contrast', 'contrast', { '': 'Contrast of the system', high: 'High contrast' }),
    density: choice('Density', 'component', { '': 'Usual density', roomy: 'Roomy', compact: 'Compact' }),
    corners: choice('Corners', 'box', {
      '': 'Usual corners',
      square: 'Square',
      soft: 'Soft',
      round: 'Round'
    }),
    text: choice('Text size', 'zoom', { '100': 'Text 100 %', '200': 'Text 200 %' }),
    width: choice('Width', 'mobile', {
      '': 'Width of the story',
      '320': '320 px',
      '390': '390 px',
      full: 'All there is'
    })
  }
} as const

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur'])

export const directionOf = (language: string): 'ltr' | 'rtl' => (RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr')
