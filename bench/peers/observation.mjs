/** The observation of the other benches, in the shape that each of the others keeps. */
const longitude = number => ((number * 7919) % 360_000) / 1000 - 180
const latitude = number => ((number * 104_729) % 170_000) / 1000 - 85
const tags = number => ({
  type: 'water',
  severity: String(1 + (number % 5)),
  notes: `seen from the river, north bank, number ${number} of the morning round`
})

export const forComapeo = number => ({
  schemaName: 'observation',
  lon: longitude(number),
  lat: latitude(number),
  metadata: { manualLocation: true },
  tags: tags(number),
  attachments: []
})

export const forPouch = number => ({
  _id: `observation-${String(number).padStart(8, '0')}`,
  location: { type: 'Point', coordinates: [longitude(number), latitude(number)] },
  presetRef: 'cairn/water-point',
  tags: tags(number),
  at: Date.now()
})

/** The median of some milliseconds, and what 95 of 100 stay below. */
export function latencyRows(who, found, durability) {
  const sorted = found.toSorted((a, b) => a - b)
  const at = share => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  return [
    { who, rate: at(0.5), unit: 'ms median', durability },
    { who, rate: at(0.95), unit: 'ms p95', durability }
  ]
}
