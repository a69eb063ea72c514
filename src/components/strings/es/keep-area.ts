import type { keepArea as english } from '../en/keep-area.js'

/** Spanish texts of keeping a part of a base map on the device. */
export const keepArea: { readonly [key in keyof typeof english]: string } = {
  'area.title': 'Guardar una parte de este mapa en {device}',
  'area.lead': 'Así funciona sin internet. El centro es donde está el mapa ahora.',
  'area.village': 'Este pueblo',
  'area.valley': 'Este valle',
  'area.region': 'Esta región',
  'area.view': 'Lo que el mapa muestra ahora',
  'area.across': '{distance} de ancho',
  'area.looking': 'Mirando cuánto ocupa',
  'area.size': 'Unos {size}.',
  'area.sizeAndFree': 'Unos {size}. Libre en {device}: {free}.',
  'area.noRoom':
    'Unos {size}. No hay espacio: en {device} quedan {free}. Elige una parte más pequeña o quita otro mapa.',
  'area.tooLarge': 'Esta parte es demasiado grande. Elige una más pequeña.',
  'area.keep': 'Guardarla aquí',
  'area.working': 'Trayendo {name}',
  'area.progress': '{done} de {total} piezas, {size}',
  'area.stop': 'Parar',
  'area.begun': '{name} todavía no está completo.',
  'area.goOn': 'Seguir',
  'area.drop': 'Quitar lo que hay aquí'
}
