import type { tracks as english } from '../en/tracks.js'

/** Spanish. */
export const tracks: { readonly [key in keyof typeof english]: string } = {
  'track.title': 'Grabar un recorrido',
  'track.how': 'Camina, monta o rema: {device} anota por dónde vas.',
  'track.screen':
    'Deja esta página abierta y a la vista. Con la pantalla apagada u otra aplicación delante, {device} puede no dar posiciones; el camino se dibuja entonces recto.',
  'track.screenOn': 'La pantalla queda encendida mientras graba.',
  'track.start': 'Empezar a grabar',
  'track.pause': 'Pausa',
  'track.goOn': 'Seguir',
  'track.finish': 'Terminar',
  'track.recording': 'Grabando',
  'track.paused': 'En pausa',
  'track.waiting': 'Esperando tu posición',
  'track.away': 'Sin grabar desde {time}',
  'track.length': 'Largo',
  'track.time': 'Tiempo',
  'track.points': 'Puntos',
  'track.lookingFirst': 'Buscando tu posición.',
  'track.looking': 'Buscando tu posición. El camino se dibuja recto desde el último punto.',
  'track.good': 'Buena posición, a menos de {distance}',
  'track.vague': 'Posición solo a menos de {distance}. Cuenta cuando mejore, a cielo abierto.',
  'track.denied':
    'La posición está apagada para esta página. Enciéndela en los ajustes del navegador y sigue.',
  'track.unavailable': 'Aquí no se encontró la posición. Prueba otra vez a cielo abierto.',
  'track.silent': 'Sin posición desde {time}.',
  'track.savedUpTo': 'Guardado hasta {time} en {device}',
  'track.nothingYet': 'Todavía no se ha grabado nada.',
  'track.notYet': 'Todavía no hay nada en el proyecto. Cada pocos segundos se guarda en {device}.',
  'track.interrupted':
    'La grabación paró {time}, al cerrarse esta página. Nada de lo que viste guardado se perdió.',
  'track.elsewhere': 'Se está grabando un recorrido en otra ventana. Sigue allí.',
  'track.unsupported': 'En este proyecto no se pueden grabar recorridos.',
  'track.failed': 'Se intenta otra vez. Lo grabado queda en {device}.',
  'track.name': '¿Cómo se llama?',
  'track.category': 'Categoría',
  'track.tooShort': 'Todavía no hay camino: solo un lugar. Sigue, o deséchalo.',
  'track.saved': 'Recorrido guardado en {device}: {length}',
  'track.discard': 'Desechar',
  'track.discardAsk': '¿Desechar este recorrido?',
  'track.discardWhat': 'Se van {length} y {time} de grabación.',
  'track.discarded': 'Recorrido desechado.',
  'track.all': 'Recorridos',
  'track.none': 'Todavía no hay recorridos',
  'track.unnamed': 'Recorrido',
  'track.open': 'sin terminar'
}
