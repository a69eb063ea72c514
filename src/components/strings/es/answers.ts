import type { answers as english } from '../en/answers.js'

/** Spanish, as in `fieldwork.ts`. */
export const answers: { readonly [key in keyof typeof english]: string } = {
  'options.search': 'Buscar entre las respuestas',
  'options.found': '{n} respuesta coincide|{n} respuestas coinciden',
  'options.takeAway': 'Quitar {name}',
  'group.add': 'Añadir una fila',
  'group.row': 'Fila {n}',
  'group.remove': 'Quitar la fila {n}',
  'group.removed': 'La fila se quitó.',
  'group.up': 'Subir la fila {n}',
  'group.down': 'Bajar la fila {n}',
  'place.here': 'Donde estoy ahora',
  'place.looking': 'Buscando tu posición…',
  'place.denied':
    'La posición está apagada para esta página. Enciéndela en los ajustes del navegador o escríbela.',
  'place.unavailable': 'Aquí no se encontró la posición. Prueba otra vez a cielo abierto o escríbela.',
  'place.write': 'Escribirla',
  'place.writeLabel': 'Posición en números',
  'place.use': 'Usarla',
  'place.wrong': 'Esto no es una posición. Escribe dos números, primero norte o sur: 4.2000 S, 73.1000 W',
  'place.clear': 'Quitar el lugar',
  'files.noRoom': 'Las fotos y grabaciones solo se pueden guardar en un proyecto.'
}
