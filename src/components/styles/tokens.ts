import { css, unsafeCSS } from 'lit'
import { COLOURS, MEASURES } from './token-values.js'

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
const measures = Object.entries(MEASURES)
  .map(([name, value]) => `--_${name}: var(--cairn-${name}, ${value});`)
  .join('')
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
      0 0 0 1px light-dark(#0000, #fff2),
      0 2px 5px light-dark(rgb(12 20 16 / 0.2), #0009),
      0 6px 18px light-dark(rgb(12 20 16 / 0.14), #0007)
    );
    --_shadow-3: var(
      --cairn-high-shadow-3,
      0 -2px 8px light-dark(rgb(12 20 16 / 0.12), #0007),
      0 10px 40px light-dark(rgb(12 20 16 / 0.24), #000b)
    );
    ${unsafeCSS(measures)}
    --_size-xs: calc(0.8125rem * var(--_font-scale));
    --_size-s: calc(0.9375rem * var(--_font-scale));
    --_size-m: calc(1.0625rem * var(--_font-scale));
    --_size-l: calc(1.25rem * var(--_font-scale));
    --_size-xl: calc(1.625rem * var(--_font-scale));
    --_radius-s: calc(var(--_radius) * 0.6);
    --_radius-l: calc(var(--_radius) * 1.6);
    --_radius-pill: calc(var(--_radius) * 99);
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
      --_size-m: calc(1rem * var(--_font-scale));
      --_size-s: calc(0.875rem * var(--_font-scale));
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
