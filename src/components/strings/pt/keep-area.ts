import type { keepArea as english } from '../en/keep-area.js'

/** Portuguese texts of keeping a part of a base map on the device. */
export const keepArea: { readonly [key in keyof typeof english]: string } = {
  'area.title': 'Guardar uma parte deste mapa n{device}',
  'area.lead': 'Assim funciona sem internet. O meio é onde o mapa está agora.',
  'area.village': 'Esta aldeia',
  'area.valley': 'Este vale',
  'area.region': 'Esta região',
  'area.view': 'O que o mapa mostra agora',
  'area.across': '{distance} de largura',
  'area.looking': 'Vendo quanto ocupa',
  'area.size': 'Cerca de {size}.',
  'area.sizeAndFree': 'Cerca de {size}. Livre n{device}: {free}.',
  'area.noRoom':
    'Cerca de {size}. Não há espaço: n{device} restam {free}. Escolha uma parte menor ou tire outro mapa.',
  'area.tooLarge': 'Esta parte é grande demais. Escolha uma menor.',
  'area.keep': 'Guardar aqui',
  'area.working': 'Buscando {name}',
  'area.progress': '{done} de {total} pedaços, {size}',
  'area.stop': 'Parar',
  'area.begun': '{name} ainda não está completo.',
  'area.goOn': 'Continuar',
  'area.drop': 'Tirar o que está aqui'
}
