/** Places crowd: villages by rivers, and some on their own. The same for each number, on both sides of the bench. */
export function pointOf(number: number): readonly [number, number] {
  const village = number % 997
  const longitude = ((village * 7919) % 3400) / 10 - 170
  const latitude = ((village * 104_729) % 1300) / 10 - 65
  const spread = number % 10 === 0 ? 4 : 0.05
  return [longitude + spread * wobble(number), latitude + spread * wobble(number + 0x9e3779b9)]
}

/** Between −1 and 1, most of it near 0. */
function wobble(number: number): number {
  let value = Math.imul(number ^ (number >>> 16), 0x45d9f3b)
  value = Math.imul(value ^ (value >>> 16), 0x45d9f3b)
  const part = ((value ^ (value >>> 16)) >>> 0) / 2 ** 31 - 1
  return part ** 3
}
