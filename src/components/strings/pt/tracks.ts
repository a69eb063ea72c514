import type { tracks as english } from '../en/tracks.js'

/** Portuguese. */
export const tracks: { readonly [key in keyof typeof english]: string } = {
  'track.title': 'Gravar um percurso',
  'track.how': 'Caminhe, pedale ou reme: {device} anota por onde você vai.',
  'track.screen':
    'Deixe esta página aberta e na frente. Com a tela apagada ou outro aplicativo na frente, {device} pode não dar posições; o caminho é então desenhado reto.',
  'track.screenOn': 'A tela fica acesa enquanto grava.',
  'track.start': 'Começar a gravar',
  'track.pause': 'Pausar',
  'track.goOn': 'Continuar',
  'track.finish': 'Terminar',
  'track.recording': 'Gravando',
  'track.paused': 'Em pausa',
  'track.waiting': 'Esperando sua posição',
  'track.away': 'Sem gravar desde {time}',
  'track.length': 'Comprimento',
  'track.time': 'Tempo',
  'track.points': 'Pontos',
  'track.lookingFirst': 'Procurando sua posição.',
  'track.looking': 'Procurando sua posição. O caminho é desenhado reto desde o último ponto.',
  'track.good': 'Boa posição, até {distance}',
  'track.vague': 'Posição só até {distance}. Ela vale quando melhorar, a céu aberto.',
  'track.denied':
    'A posição está desligada para esta página. Ligue nas configurações do navegador e continue.',
  'track.unavailable': 'Nenhuma posição foi encontrada aqui. Tente de novo a céu aberto.',
  'track.silent': 'Sem posição desde {time}.',
  'track.savedUpTo': 'Salvo até {time} n{device}',
  'track.nothingYet': 'Nada foi gravado ainda.',
  'track.notYet': 'Ainda não há nada no projeto. A cada poucos segundos fica guardado n{device}.',
  'track.interrupted':
    'A gravação parou {time}, quando esta página foi fechada. Nada do que você viu salvo se perdeu.',
  'track.elsewhere': 'Um percurso está sendo gravado em outra janela. Continue lá.',
  'track.unsupported': 'Neste projeto não se podem gravar percursos.',
  'track.failed': 'Será tentado de novo. O que foi gravado fica n{device}.',
  'track.name': 'Como se chama?',
  'track.category': 'Categoria',
  'track.tooShort': 'Ainda não há caminho: só um lugar. Continue ou jogue fora.',
  'track.saved': 'Percurso salvo n{device}: {length}',
  'track.discard': 'Jogar fora',
  'track.discardAsk': 'Jogar este percurso fora?',
  'track.discardWhat': 'Vão-se {length} e {time} de gravação.',
  'track.discarded': 'Percurso jogado fora.',
  'track.all': 'Percursos',
  'track.none': 'Nenhum percurso ainda',
  'track.unnamed': 'Percurso',
  'track.open': 'não terminado'
}
