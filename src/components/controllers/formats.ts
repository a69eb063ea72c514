/** Formats that were made, by language and options: making one takes some hundred times as long as using it. */
const numbers = new Map<string, Intl.NumberFormat>()
const moments = new Map<string, Intl.DateTimeFormat>()
const plurals = new Map<string, Intl.PluralRules>()
const lists = new Map<string, Intl.ListFormat>()
const days = new Map<string, Intl.RelativeTimeFormat>()
const languages = new Map<string, Intl.DisplayNames>()

export function numberFormat(language: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  return known(numbers, language, options, () => new Intl.NumberFormat(language, options))
}

/** Of the zone that the device is in now: a format keeps the one in which it was made. */
export function momentFormat(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const zone = `${language} ${new Date().getTimezoneOffset()}`
  return known(moments, zone, options, () => new Intl.DateTimeFormat(language, options))
}

export function pluralRules(language: string): Intl.PluralRules {
  return known(plurals, language, {}, () => new Intl.PluralRules(language))
}

/** Several things in a sentence: "a, b and c". */
export function listFormat(language: string): Intl.ListFormat {
  return known(lists, language, {}, () => new Intl.ListFormat(language))
}

/** Days in words where there are some: "yesterday". */
export function dayFormat(language: string): Intl.RelativeTimeFormat {
  return known(days, language, {}, () => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }))
}

export function languageNames(language: string): Intl.DisplayNames {
  return known(languages, language, {}, () => new Intl.DisplayNames(language, { type: 'language' }))
}

function known<Format>(
  formats: Map<string, Format>,
  name: string,
  options: object,
  make: () => Format
): Format {
  const key = `${name} ${JSON.stringify(options)}`
  const before = formats.get(key)
  if (before !== undefined) return before
  const made = make()
  formats.set(key, made)
  return made
}
