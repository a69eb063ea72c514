/** The narrowest phone there is, touched by fingers, with the sample's clock zone. */
export const PHONE = {
  viewport: { width: 320, height: 640 },
  hasTouch: true,
  isMobile: true,
  reducedMotion: 'reduce',
  colorScheme: 'light',
  timezoneId: 'UTC',
  locale: 'en-GB'
} as const

/** The phone that pictures are taken of. */
export const PICTURED = { ...PHONE, viewport: { width: 390, height: 760 } } as const
