/** Name → light, dark, high contrast light, high contrast dark; without the last two, high contrast has the first. */
type ColourRow = readonly [name: string, light: string, dark: string, highLight?: string, highDark?: string]

/** The colours that elements read. All but `DERIVED` are public and keep their names. */
export const COLOURS: readonly ColourRow[] = [
  ['surface', '#ffffff', '#18211d', '#ffffff', '#000000'],
  ['canvas', '#e9edea', '#0d1310', '#ffffff', '#000000'],
  ['sunken', '#f3f6f4', '#222d28', '#ffffff', '#000000'],
  ['scrim', 'rgb(12 20 16 / .45)', 'rgb(0 0 0 / .6)'],
  ['line', '#cfd6d1', '#35423b', '#000000', '#ffffff'],
  ['line-strong', '#66736c', '#8b9991', '#000000', '#ffffff'],
  ['text', '#111a16', '#eef3ef', '#000000', '#ffffff'],
  ['text-muted', '#435049', '#b3c0b8', '#1f2723', '#e3ebe6'],
  ['accent', '#0b5a4c', '#6fd3b6', '#00382e', '#8dffdf'],
  ['on-accent', '#ffffff', '#04211a', '#ffffff', '#000000'],
  ['accent-soft', '#dcece6', '#1d3d34', '#ffffff', '#000000'],
  ['accent-text', '#0a5245', '#86dfc5', '#00382e', '#8dffdf'],
  ['warn', '#ffc533', '#ffc533', '#ffd400', '#ffc533'],
  ['on-warn', '#1d1600', '#1d1600', '#000000', '#1d1600'],
  ['warn-soft', '#fff1cc', '#3a2f10', '#ffffff', '#000000'],
  ['warn-text', '#694600', '#ffd774', '#4a3000', '#ffe07a'],
  ['danger', '#a31b14', '#ff9d92', '#7d0000', '#ffc2bb'],
  ['on-danger', '#ffffff', '#35060a', '#ffffff', '#000000'],
  ['danger-soft', '#fde7e4', '#431a17', '#ffffff', '#000000'],
  ['danger-text', '#8f1610', '#ffb3aa', '#7d0000', '#ffc2bb'],
  ['other', '#86206a', '#f0a3d6', '#5c0046', '#ffc7eb'],
  ['on-other', '#ffffff', '#36062a', '#ffffff', '#000000'],
  ['other-soft', '#f8e5f1', '#3f1c35', '#ffffff', '#000000'],
  ['other-text', '#77195d', '#f5b8e0', '#5c0046', '#ffc7eb'],
  ['here', '#1756d1', '#7db2ff', '#00349c', '#a9ccff'],
  ['focus', '#1756d1', '#9cc4ff', '#00349c', '#ffffff'],
  ['mark-ring', '#ffffff', '#ffffff'],
  ['mark-edge', '#111a16', '#050807'],
  ['pile', '#111a16', '#eef3ef'],
  ['on-pile', '#ffffff', '#0d1310'],
  ['pile-under', '#4d5a53', '#a3b0a8'],
  ['pile-base', '#7e8a83', '#6d7a73']
]

/** Made of the others; a page does not set them. */
export const DERIVED: ReadonlySet<string> = new Set(['pile-under', 'pile-base'])

/** The public tokens that are no colours. */
export const MEASURES = {
  font: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans Arabic', 'Helvetica Neue', Arial, sans-serif",
  'font-scale': '1',
  leading: '1.4',
  space: '4px',
  tap: '52px',
  radius: '14px',
  speed: '180ms'
} as const

/** What stands on what, as words or as the edge of a control: each pair keeps a contrast of 4.5. */
export const PAIRS: readonly (readonly [front: string, back: string])[] = [
  ['text', 'surface'],
  ['text', 'canvas'],
  ['text', 'sunken'],
  ['text-muted', 'surface'],
  ['text-muted', 'sunken'],
  ['line-strong', 'surface'],
  ['on-accent', 'accent'],
  ['text', 'accent-soft'],
  ['accent-text', 'surface'],
  ['accent-text', 'accent-soft'],
  ['on-warn', 'warn'],
  ['text', 'warn-soft'],
  ['warn-text', 'warn-soft'],
  ['on-danger', 'danger'],
  ['danger-text', 'surface'],
  ['danger-text', 'danger-soft'],
  ['on-other', 'other'],
  ['other-text', 'other-soft'],
  ['here', 'surface'],
  ['focus', 'surface'],
  ['mark-edge', 'mark-ring'],
  ['on-pile', 'pile']
]
