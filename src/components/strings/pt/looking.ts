import type { looking as english } from '../en/looking.js'

/** Portuguese texts of looking closer at an observation. */
export const looking: { readonly [key in keyof typeof english]: string } = {
  'history.title': 'Mudanças',
  'history.create': 'Adicionada',
  'history.delete': 'Apagada',
  'history.restore': 'Trazida de volta',
  'history.cleared': 'Resposta retirada',
  'history.fileAdded': 'Foto ou gravação adicionada',
  'history.fileTaken': 'Foto ou gravação retirada',
  'history.observedAt': 'Quando foi vista',
  'history.mayLeave': 'Pode sair do projeto',
  'history.void': 'Não conta: esse aparelho não tinha direito de fazer isso.',
  'history.now': 'Mostrado agora',
  'history.use': 'Usar isto de novo',
  'history.used': 'Escrito de novo. O que havia antes fica nesta lista.',
  'history.more': 'Mostrar mudanças anteriores',
  'history.none': 'Nenhuma mudança é conhecida aqui.',
  'viewer.next': 'Próxima',
  'viewer.previous': 'Anterior',
  'viewer.place': '{n} de {total}'
}
