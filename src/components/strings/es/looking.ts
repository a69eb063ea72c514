import type { looking as english } from '../en/looking.js'

/** Spanish texts of looking closer at an observation. */
export const looking: { readonly [key in keyof typeof english]: string } = {
  'history.title': 'Cambios',
  'history.create': 'Añadida',
  'history.delete': 'Borrada',
  'history.restore': 'Recuperada',
  'history.cleared': 'Respuesta quitada',
  'history.fileAdded': 'Foto o grabación añadida',
  'history.fileTaken': 'Foto o grabación quitada',
  'history.observedAt': 'Cuándo se vio',
  'history.mayLeave': 'Puede salir del proyecto',
  'history.void': 'No cuenta: ese aparato no tenía derecho a hacerlo.',
  'history.now': 'Se muestra ahora',
  'history.use': 'Usar esto otra vez',
  'history.used': 'Escrito otra vez. Lo que había antes queda en esta lista.',
  'history.more': 'Mostrar cambios anteriores',
  'history.none': 'Aquí no se conoce ningún cambio.',
  'viewer.next': 'Siguiente',
  'viewer.previous': 'Anterior',
  'viewer.place': '{n} de {total}'
}
