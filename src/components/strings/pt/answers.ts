import type { answers as english } from '../en/answers.js'

/** Portuguese of Brazil, as in `fieldwork.ts`. */
export const answers: { readonly [key in keyof typeof english]: string } = {
  'options.search': 'Procurar nas respostas',
  'options.found': '{n} resposta combina|{n} respostas combinam',
  'options.takeAway': 'Tirar {name}',
  'group.add': 'Acrescentar uma linha',
  'group.row': 'Linha {n}',
  'group.remove': 'Tirar a linha {n}',
  'group.removed': 'A linha foi tirada.',
  'group.up': 'Subir a linha {n}',
  'group.down': 'Descer a linha {n}',
  'place.here': 'Onde estou agora',
  'place.looking': 'Procurando sua posição…',
  'place.denied': 'A posição está desligada para esta página. Ligue nos ajustes do navegador ou escreva.',
  'place.unavailable': 'Nenhuma posição encontrada aqui. Tente de novo a céu aberto ou escreva.',
  'place.write': 'Escrever',
  'place.writeLabel': 'Posição em números',
  'place.use': 'Usar',
  'place.wrong': 'Isto não é uma posição. Escreva dois números, primeiro norte ou sul: 4.2000 S, 73.1000 W',
  'place.clear': 'Tirar o lugar',
  'files.noRoom': 'Fotos e gravações só podem ser guardadas em um projeto.'
}
