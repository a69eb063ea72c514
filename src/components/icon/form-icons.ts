/** The icons of `icon-paths.ts` that a page with nothing but a form draws. */
export const FORM_ICONS = {
  check: 'M9.4 19.2 2.8 12.6l2.5-2.5 4.1 4.1L18.7 5l2.5 2.5z',
  close: 'M5.3 3 12 9.7 18.7 3 21 5.3 14.3 12l6.7 6.7-2.3 2.3-6.7-6.7L5.3 21 3 18.7 9.7 12 3 5.3z',
  lock: 'M12 1.5a5 5 0 0 1 5 5V10h2v12H5V10h2V6.5a5 5 0 0 1 5-5zm0 2.6a2.4 2.4 0 0 0-2.4 2.4V10h4.8V6.5A2.4 2.4 0 0 0 12 4.1z',
  stone: 'M2.5 13.2C2.8 8.6 6.6 6.5 12.3 6.5S21.3 9 21.5 13s-3.6 5.7-9.6 5.7-9.6-1.2-9.4-5.5z',
  warn: 'M12 2.5 23 21.5H1zM10.8 9v6.2h2.4V9zm0 7.7v2.4h2.4v-2.4z'
} as const
