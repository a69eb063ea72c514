import { css, unsafeCSS } from 'lit'

/** Public name → [light, dark, high contrast light, high contrast dark]; high contrast falls back to the first two. */
const COLOURS: readonly (readonly [string, string, string, string?, string?])[] = [
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

const lightDark = (light: string, dark: string): string =>
  light === dark ? light : `light-dark(${light}, ${dark})`

/*
 * What a page sets as --cairn-NAME wins; else high contrast (--cairn-high-NAME, set below and inherited by
 * elements inside); else the default. Elements read --_NAME, which no page sets.
 */
const read = COLOURS.map(
  ([name, light, dark]) =>
    `--_${name}: var(--cairn-${name}, var(--cairn-high-${name}, ${lightDark(light, dark)}));`
).join('')
const high = COLOURS.flatMap(([name, , , light, dark]) =>
  light === undefined || dark === undefined ? [] : [`--cairn-high-${name}: ${lightDark(light, dark)};`]
).join('')
const highShadows = [1, 2, 3].map(n => `--cairn-high-shadow-${n}: 0 0 0 2px light-dark(#000, #fff);`).join('')

/**
 * The tokens of the design as a sheet for shadow roots. Light by default, dark by the system or by
 * `theme="dark"` on any `cairn-*` element, or by `--cairn-color-scheme: dark` on `:root`.
 */
export const tokens = css`
  :host {
    color-scheme: var(--cairn-color-scheme, light dark);
    ${unsafeCSS(read)}
    --_shadow-1: var(--cairn-high-shadow-1, 0 1px 2px light-dark(rgb(12 20 16 / 0.22), #0009));
    --_shadow-2: var(
      --cairn-high-shadow-2,
      0 2px 5px light-dark(rgb(12 20 16 / 0.2), #0009),
      0 6px 18px light-dark(rgb(12 20 16 / 0.14), #0007)
    );
    --_shadow-3: var(
      --cairn-high-shadow-3,
      0 -2px 8px light-dark(rgb(12 20 16 / 0.12), #0007),
      0 10px 40px light-dark(rgb(12 20 16 / 0.24), #000b)
    );
    --_font: var(
      --cairn-font,
      system-ui,
      -apple-system,
      'Segoe UI',
      Roboto,
      'Noto Sans',
      'Noto Sans Arabic',
      'Helvetica Neue',
      Arial,
      sans-serif
    );
    --_scale: var(--cairn-font-scale, 1);
    --_leading: var(--cairn-leading, 1.4);
    --_size-xs: calc(0.8125rem * var(--_scale));
    --_size-s: calc(0.9375rem * var(--_scale));
    --_size-m: calc(1.0625rem * var(--_scale));
    --_size-l: calc(1.25rem * var(--_scale));
    --_size-xl: calc(1.625rem * var(--_scale));
    --_space: var(--cairn-space, 4px);
    --_tap: var(--cairn-tap, 52px);
    --_radius: var(--cairn-radius, 14px);
    --_radius-s: calc(var(--_radius) * 0.6);
    --_radius-l: calc(var(--_radius) * 1.6);
    --_radius-pill: calc(var(--_radius) * 99);
    --_speed: var(--cairn-speed, 180ms);
    --_ease: cubic-bezier(0.2, 0.8, 0.2, 1);
    font: 400 var(--_size-m) / var(--_leading) var(--_font);
    color: var(--_text);
    -webkit-font-smoothing: antialiased;
  }
  :host([hidden]) {
    display: none !important;
  }
  :host(:lang(ar)),
  :host(:lang(fa)),
  :host(:lang(ur)),
  :host(:lang(hi)),
  :host(:lang(ne)),
  :host(:lang(my)),
  :host(:lang(km)),
  :host(:lang(th)) {
    --_leading: var(--cairn-leading, 1.65);
  }
  :host([theme='light']) {
    --cairn-color-scheme: light;
  }
  :host([theme='dark']) {
    --cairn-color-scheme: dark;
  }
  :host([contrast='high']) {
    ${unsafeCSS(high + highShadows)}
  }
  :host([density='roomy']) {
    --cairn-tap: 60px;
    --cairn-space: 4.5px;
    --cairn-font-scale: 1.1;
  }
  :host([density='compact']) {
    --cairn-tap: 40px;
    --cairn-space: 3.5px;
    --cairn-font-scale: 0.92;
  }
  :host([corners='square']) {
    --cairn-radius: 0px;
  }
  :host([corners='soft']) {
    --cairn-radius: 8px;
  }
  :host([corners='round']) {
    --cairn-radius: 20px;
  }
  @media (min-width: 1024px) and (pointer: fine) {
    :host {
      --_size-m: calc(1rem * var(--_scale));
      --_size-s: calc(0.875rem * var(--_scale));
      --_tap: var(--cairn-tap, 44px);
    }
  }
  @media (pointer: coarse) {
    :host {
      --_tap: max(44px, var(--cairn-tap, 52px));
    }
  }
  @media (prefers-contrast: more) {
    :host(:not([contrast])) {
      ${unsafeCSS(high + highShadows)}
    }
  }
  @media (prefers-reduced-motion: reduce) {
    :host {
      --_speed: 0ms;
    }
  }
  @media (forced-colors: active) {
    :host {
      --_surface: Canvas;
      --_canvas: Canvas;
      --_sunken: Canvas;
      --_text: CanvasText;
      --_text-muted: CanvasText;
      --_line: CanvasText;
      --_line-strong: ButtonBorder;
      --_accent: Highlight;
      --_on-accent: HighlightText;
      --_accent-text: LinkText;
      --_focus: Highlight;
      --_shadow-1: none;
      --_shadow-2: none;
      --_shadow-3: none;
    }
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
`
