import type { following as english } from '../en/following.js'

/** Portuguese texts of the own position on the map, and of a map that is turned. */
export const following: { readonly [key in keyof typeof english]: string } = {
  'map.locating': 'Buscando sua posição',
  'map.located': 'Sua posição, a menos de {distance}. Toque e o mapa segue você',
  'map.follows': 'O mapa segue você. Toque para esconder sua posição',
  'map.followsTurn': 'O mapa segue você. Toque e ele gira com você',
  'map.turns': 'O mapa segue você e gira com você. Toque para esconder sua posição',
  'map.denied': 'A posição está desligada para esta página. Ligue nos ajustes do navegador.',
  'map.unavailable': 'A posição não foi encontrada. Tente de novo a céu aberto.',
  'map.turnDenied': 'A direção está desligada para esta página. O mapa segue você sem girar.',
  'map.north': 'Pôr o norte para cima'
}
