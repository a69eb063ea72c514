import type { following as english } from '../en/following.js'

/** Spanish texts of the own position on the map, and of a map that is turned. */
export const following: { readonly [key in keyof typeof english]: string } = {
  'map.locating': 'Buscando tu posición',
  'map.located': 'Tu posición, a menos de {distance}. Toca y el mapa te sigue',
  'map.follows': 'El mapa te sigue. Toca para ocultar tu posición',
  'map.followsTurn': 'El mapa te sigue. Toca y gira contigo',
  'map.turns': 'El mapa te sigue y gira contigo. Toca para ocultar tu posición',
  'map.denied': 'La posición está apagada para esta página. Enciéndela en los ajustes del navegador.',
  'map.unavailable': 'No se encontró la posición. Prueba otra vez a cielo abierto.',
  'map.turnDenied': 'La dirección está apagada para esta página. El mapa te sigue sin girar.',
  'map.north': 'Poner el norte arriba'
}
