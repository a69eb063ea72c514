import type { carrying as english } from '../en/carrying.js'

/** Portuguese texts of what goes by hand: codes between two devices, files. */
export const carrying: { readonly [key in keyof typeof english]: string } = {
  'nearby.how': 'Sem rede nenhuma: um mostra um código, o outro lê e mostra a resposta.',
  'nearby.show': 'Mostrar um código',
  'nearby.read': 'Ler o código do outro',
  'nearby.theirs': 'Ou ponha o código do outro',
  'nearby.readAnswer': 'Ler a resposta do outro',
  'nearby.answer': 'Ou ponha a resposta do outro',
  'nearby.use': 'Usar',
  'nearby.first': '1. O outro aparelho lê este código.',
  'nearby.second': '2. O primeiro aparelho lê esta resposta.',
  'nearby.code': 'Quadrado com o código, para apontar com uma câmera',
  'nearby.asText': 'Como texto',
  'nearby.again': 'Começar de novo',
  'nearby.working': 'Um procura o outro. Deixe os dois aparelhos ligados.',
  'nearby.done': 'Os dois estão conectados.',
  'carried.how':
    'Onde nenhuma conexão chega: faça um arquivo, leve e abra lá. Só os aparelhos deste projeto conseguem ler.',
  'carried.for': 'O que vai no arquivo',
  'carried.everything': 'Tudo',
  'carried.missing': 'O que {name} não tem',
  'carried.make': 'Fazer um arquivo',
  'carried.take': 'Abrir um arquivo',
  'carried.making': 'Fazendo o arquivo',
  'carried.taking': 'Recebendo o arquivo',
  'carried.made': 'Seu navegador salvou o arquivo. Leve ao outro aparelho.',
  'carried.taken': '{n} pedaço novo de {name} está aqui agora.|{n} pedaços novos de {name} estão aqui agora.',
  'carried.nothingNew': 'Não havia nada novo no arquivo de {name}.',
  'carried.gaps':
    '{n} pedaço espera um arquivo anterior. Abra esse também.|{n} pedaços esperam um arquivo anterior. Abra esse também.',
  'carried.refused':
    '{n} pedaço não era o que seu autor assinou e ficou de fora.|{n} pedaços não eram o que seus autores assinaram e ficaram de fora.'
}
