import type { ErrorTexts } from '../error-keys.js'

/** Portuguese texts of what goes wrong and what to do. */
export const errors: ErrorTexts = {
  'error.bad-input': 'Algo do que foi dado não serve assim. Veja o que é e tente de novo. ({said})',
  'error.not-found': 'Isto não está aqui. Talvez tenha sido tirado, ou ainda não chegou de outro aparelho.',
  'error.value-too-large': 'Uma resposta é longa ou pesada demais. Encurte e tente de novo. ({said})',
  'error.entry-too-large': 'É demais para salvar de uma vez. Salve em vários passos.',
  'error.unsupported-version':
    'Isto foi feito com uma versão mais nova. Atualize este aplicativo e tente de novo.',
  'error.not-allowed': 'Este aparelho não pode fazer isto no projeto. Pergunte a quem coordena.',
  'error.read-only': 'Agora você só pode ver este projeto, não salvar nele. Pergunte a quem coordena.',
  'error.invite-invalid': 'Este convite não funciona. Peça outro.',
  'error.invite-used': 'Este convite já foi usado. Peça outro.',
  'error.invite-expired': 'Este convite acabou. Peça outro.',
  'error.invite-refused': 'O outro aparelho não deixou este entrar. Pergunte ao dono.',
  'error.not-a-member': 'Este aparelho ainda não está no projeto. Encontre um que tenha o projeto.',
  'error.not-a-bundle': 'Este arquivo não leva um projeto. Escolha um que foi feito para isso.',
  'error.bundle-foreign': 'Este arquivo é de outro projeto. Escolha outro.',
  'error.bundle-incomplete': 'Este arquivo está danificado ou incompleto. Copie de novo.',
  'error.unreachable': 'Não deu para chegar lá. Veja se há conexão e tente de novo. ({said})',
  'error.timeout': 'Ninguém respondeu a tempo. Tente de novo.',
  'error.aborted': 'Isto parou antes de terminar.',
  'error.closed': 'Isto foi fechado aqui. Abra de novo.',
  'error.outcome-unknown': 'Não se sabe se isto foi salvo. Olhe na lista antes de salvar de novo.',
  'error.port-in-use': 'Outro programa já usa esta porta. Escolha outra. ({said})',
  'error.storage-full': 'Não há mais espaço neste aparelho. Libere espaço e tente de novo.',
  'error.storage-broken':
    'Não deu para ler ou escrever o que está guardado neste aparelho. Abra a página de novo. ({said})',
  'error.storage-in-use':
    'Outra aba ou outro programa está usando o que está guardado aqui. Feche e tente de novo.',
  'error.storage-unavailable':
    'Aqui não dá para guardar nada. Use um navegador mais novo, e não uma janela privada.',
  'error.storage-removed': 'O navegador apagou o que esta página guardava. Abra a página de novo.',
  'error.not-here': 'Este arquivo está em outro aparelho. Ele chega quando você encontrar um que tenha.',
  'error.only-copy':
    'Nenhum outro aparelho tem este arquivo. Compartilhe uma cópia antes, depois tire daqui.',
  'error.release-refused': 'Assim nada pode sair do projeto. ({said})',
  'error.plugin-invalid':
    'Uma parte acrescentada a esta página não serve e não é usada. Avise quem fez a página. ({said})',
  'error.plugin-failed': 'Uma parte acrescentada a esta página falhou. Avise quem fez a página. ({said})',
  'error.capability-missing': 'Isso não dá para fazer aqui. ({said})',
  'error.internal':
    'Algo falhou dentro do aplicativo. Abra a página de novo e, se continuar, avise quem o fez. ({said})',
  'This was written by a newer version. Update the app to read it.':
    'Isto foi escrito com uma versão mais nova. Atualize o aplicativo para ler.',
  'A newer version wrote to this project. Update this app to write again.':
    'Uma versão mais nova escreveu neste projeto. Atualize este aplicativo para voltar a salvar.',
  'This is too much for one change. Save it in several steps.':
    'É demais para uma mudança só. Salve em vários passos.',
  'This is too much to be saved at once (64 KiB). Save part of it, then add the rest.':
    'É demais para salvar de uma vez (64 KiB). Salve uma parte, depois adicione o resto.',
  'A text holds a broken character. Remove it and try again.':
    'Há uma letra quebrada em um texto. Tire e tente de novo.',
  'The place is not a position on the earth. Put it on the map again.':
    'O lugar não fica em nenhum ponto da Terra. Ponha no mapa de novo.',
  'This changes answers that are not here any more. Open it again.':
    'Esta mudança responde a algo que não está mais aqui. Abra de novo.',
  'Too many people answered here at once. Settle the other answers, then delete.':
    'Gente demais respondeu isto ao mesmo tempo. Escolha entre as outras respostas, depois apague.',
  'This is not here, or does not count. Meet other devices, then try again.':
    'Isto não está aqui, ou não conta. Encontre outros aparelhos e tente de novo.',
  'This is not here any more.': 'Isto não está mais aqui.',
  'Something saved here cannot be read. Meet a device that has it too.':
    'Algo que foi salvo aqui não pode ser lido. Encontre um aparelho que também tenha.',
  'It is not known whether this was saved. Look in the list before you save it again.':
    'Não se sabe se isto foi salvo. Olhe na lista antes de salvar de novo.',
  'This could not be saved, and may be in the project all the same. Free some space on this device, and look in the list before you save it again.':
    'Não deu para salvar isto, mas talvez esteja no projeto mesmo assim. Libere espaço neste aparelho e olhe na lista antes de salvar de novo.',
  'This was cut off before it was answered. Look whether it was done, then try again.':
    'Isto foi cortado antes da resposta. Veja se foi feito, depois tente de novo.',
  'Your role in this project does not allow this. Ask a coordinator.':
    'O que você pode fazer neste projeto não inclui isto. Pergunte a quem coordena.',
  'In this project you may see, not add. Ask a coordinator.':
    'Neste projeto você pode ver, não adicionar. Pergunte a quem coordena.',
  'This device is not in the project any more. What is here can be read; nothing new counts.':
    'Este aparelho não está mais no projeto. O que está aqui pode ser lido; nada de novo conta.',
  'This device has no key for this part of the project.':
    'Este aparelho não tem a chave desta parte do projeto.',
  'This project has not arrived here yet.': 'Este projeto ainda não chegou aqui.',
  'This project has not arrived here yet. It comes when you meet a device that has it.':
    'Este projeto ainda não chegou aqui. Ele chega quando você encontrar um aparelho que tenha.',
  'This project has not arrived here yet. Meet a device that has it, then save.':
    'Este projeto ainda não chegou aqui. Encontre um aparelho que tenha, depois salve.',
  'Only a coordinator can change this. Ask one of them.':
    'Só quem coordena pode mudar isto. Peça a essa pessoa.',
  'Another coordinator says what this device may do. Ask one of them.':
    'Outra pessoa que coordena decide o que este aparelho pode. Pergunte a ela.',
  'This device came into the project before yours, or by somebody who did. Ask them to change it.':
    'Este aparelho entrou no projeto antes do seu, ou por alguém que entrou antes. Peça a eles que mudem.',
  'This device is not in the project.': 'Este aparelho não está no projeto.',
  'Only a coordinator can give data to others. Ask one of them.':
    'Só quem coordena pode entregar dados a outros. Peça a essa pessoa.',
  'Only members and coordinators can keep a copy for themselves.':
    'Só quem adiciona ou coordena pode guardar uma cópia para si.',
  'Give the project a name.': 'Dê um nome ao projeto.',
  'Write what this device is called.': 'Escreva como se chama este aparelho.',
  'This project is not on this device.': 'Este projeto não está neste aparelho.',
  'This project was closed here. Open it again.': 'Este projeto foi fechado aqui. Abra de novo.',
  'The connection to the project is closed. Open it again.':
    'A conexão com o projeto foi fechada. Abra de novo.',
  'This device was closed. Open it again.': 'Este aparelho foi fechado. Abra de novo.',
  'This page could not begin its work. Reload it.':
    'O aplicativo não conseguiu começar. Abra a página de novo.',
  'This project cannot be removed from here.': 'Este projeto não pode ser tirado daqui.',
  'This project cannot do this here.': 'Este projeto não pode fazer isso aqui.',
  'This project is in memory only; nobody can be invited to it.':
    'Este projeto está só na memória; ninguém pode ser convidado.',
  'This project is in memory only; it ends with the page.':
    'Este projeto está só na memória; ele some quando a página fechar.',
  'Projects in memory cannot be joined.': 'Não dá para entrar em projetos que estão só na memória.',
  'There is no room left on this device. Free some space; it goes on by itself then.':
    'Não há mais espaço neste aparelho. Libere um pouco; depois continua sozinho.',
  'What is stored on this device is damaged. Reload the page; if it stays, get it again from another device.':
    'O que está guardado neste aparelho está danificado. Abra a página de novo; se continuar, busque outra vez de outro aparelho.',
  'The browser could not read or write what is stored. Reload the page; if it stays, get it again from another device.':
    'O navegador não conseguiu ler ou escrever o que está guardado. Abra a página de novo; se continuar, busque outra vez de outro aparelho.',
  'This project is open in another tab. Use that tab, or close it and try again.':
    'Este projeto está aberto em outra aba. Use essa aba, ou feche e tente de novo.',
  'This page was opened once more elsewhere, and goes on there. Close one of the two and reload.':
    'Esta página foi aberta também em outro lugar e continua lá. Feche uma das duas e abra a outra de novo.',
  'This browser cannot keep data for this page. Open it over https in an up-to-date browser, not in a private window.':
    'Este navegador não pode guardar nada para esta página. Abra com https em um navegador atualizado, não em uma janela privada.',
  'The browser has removed what this page kept. Nothing more is saved here: export what you need, then reload.':
    'O navegador apagou o que esta página guardava. Nada mais é salvo aqui: tire o que precisar, depois abra a página de novo.',
  'The browser has removed what this page kept before. Join your projects again to get them back from other devices.':
    'O navegador apagou o que esta página guardava antes. Entre de novo nos seus projetos para trazê-los dos outros aparelhos.',
  'This browser keeps nothing for this page. When you close it, all is gone that no other device has by then.':
    'Este navegador não guarda nada para esta página. Quando você fechar, some tudo o que nenhum outro aparelho tiver.',
  'Most of the room that this page has is in use. Free some space on this device before it is full.':
    'Quase todo o espaço desta página já está em uso. Libere espaço neste aparelho antes que encha.',
  'The browser may remove what this page keeps when room is short. Add it to the home screen, and let other devices have copies.':
    'O navegador pode apagar o que esta página guarda se faltar espaço. Adicione a página à tela inicial e deixe cópias em outros aparelhos.',
  'This data was written by a newer version. Reload to update.':
    'Estes dados foram escritos com uma versão mais nova. Abra a página de novo para atualizar.',
  'These keys were written by a newer version. Update, then try again.':
    'Estas chaves foram escritas com uma versão mais nova. Atualize e tente de novo.',
  'Only a coordinator can invite. Ask one of them.': 'Só quem coordena pode convidar. Peça a essa pessoa.',
  'Nobody waits with this invitation any more.': 'Ninguém mais espera com este convite.',
  'This is not an invitation. Copy all of it, or ask for a new one.':
    'Isto não é um convite. Copie inteiro, ou peça outro.',
  'This invitation was made by a newer version. Update, then try again.':
    'Este convite foi feito com uma versão mais nova. Atualize e tente de novo.',
  'This invitation was made on this device. Open it on another one.':
    'Este convite foi feito neste aparelho. Abra em outro.',
  'Another device has used this invitation. Ask for a new one.':
    'Outro aparelho já usou este convite. Peça outro.',
  'This invitation has run out. Ask for a new one.': 'Este convite acabou. Peça outro.',
  'The other side did not let this device in. Ask them, then try a new invitation.':
    'O outro aparelho não deixou este entrar. Pergunte, depois tente com outro convite.',
  'There is no hub to look at. Give the address of one.':
    'Não há nenhum ponto de troca onde procurar. Ponha o endereço de um.',
  'Nobody with this invitation answers. Ask them to keep their project open.':
    'Ninguém com este convite responde. Peça que deixem o projeto aberto.',
  'The other device went away. Try again.': 'O outro aparelho foi embora. Tente de novo.',
  'The hub does not have this project.': 'O ponto de troca não tem este projeto.',
  'This browser cannot connect by a code. Use the address of the hub.':
    'Este navegador não consegue se conectar por um código. Use o endereço do ponto de troca.',
  'This browser cannot connect to devices nearby.':
    'Este navegador não consegue se conectar com aparelhos próximos.',
  'This device cannot be joined with another one by codes.':
    'Este aparelho não pode se conectar com outro por códigos.',
  'No code is shown here. Start again with a new one.':
    'Nenhum código está à mostra aqui. Comece de novo com um novo.',
  'This code comes from the other step. Show it to the device that waits for it.':
    'Este código é do outro passo. Mostre ao aparelho que espera por ele.',
  'This is no code of a device nearby. Scan the one on the screen of the other device.':
    'Isto não é o código de um aparelho próximo. Leia o que está na tela do outro aparelho.',
  'The other device was not reached. Are both in the same network? Start again with new codes.':
    'O outro aparelho não foi alcançado. Os dois estão na mesma rede? Comece de novo com códigos novos.',
  'This browser could not open a connection. Start again.':
    'Este navegador não conseguiu abrir uma conexão. Comece de novo.',
  'Too many devices are connected here. Disconnect one first.':
    'Há aparelhos demais conectados aqui. Desconecte um antes.',
  'This is not a file that carries a project. Choose one that was made for it.':
    'Este arquivo não leva um projeto. Escolha um que foi feito para isso.',
  'This file was made by a newer version. Update, then take it in again.':
    'Este arquivo foi feito com uma versão mais nova. Atualize, depois abra de novo.',
  'This file is of another project, or of a part of this one that this device has no key for.':
    'Este arquivo é de outro projeto, ou de uma parte deste para a qual este aparelho não tem chave.',
  'This is an incomplete or damaged copy, and nothing of it was taken in. Copy the file again.':
    'Esta cópia está incompleta ou danificada, e nada dela foi recebido. Copie o arquivo de novo.',
  'This file is damaged. Ask for a new one.': 'Este arquivo está danificado. Peça outro.',
  'A part of the project could not be read from this device. Open it again, then try once more.':
    'Uma parte do projeto não pôde ser lida deste aparelho. Abra de novo, depois tente outra vez.',
  'There is no such file in this project.': 'Não existe esse arquivo neste projeto.',
  'This file is on another device. It comes when you meet one that has it.':
    'Este arquivo está em outro aparelho. Ele chega quando você encontrar um que tenha.',
  'No device of this project has told of this file.': 'Nenhum aparelho deste projeto conhece este arquivo.',
  'No other device has this file yet. Meet one that takes it, then remove it here.':
    'Nenhum outro aparelho tem este arquivo ainda. Encontre um que receba, depois tire daqui.',
  'This file is empty. Choose another one.': 'Este arquivo está vazio. Escolha outro.',
  'This file is too large. It may hold 1 TB.': 'Este arquivo é grande demais. Ele pode ter até 1 TB.',
  'The name of this file is too long.': 'O nome deste arquivo é longo demais.',
  'No more of this file came for a minute. Try again.':
    'Há um minuto não chega mais nada deste arquivo. Tente de novo.',
  'This file was not kept. Give it again.': 'Este arquivo não foi guardado. Ponha de novo.',
  'Paths cannot be kept here.': 'Aqui não se podem guardar percursos.',
  'This is no path, or it was ended. Begin a new one.':
    'Isto não é um percurso, ou já terminou. Comece outro.',
  'Only the device that began a path adds to it.': 'Só o aparelho que começou um percurso pode continuar.',
  'A part of this path cannot be read. Meet a device that has it too.':
    'Uma parte deste percurso não pode ser lida. Encontre um aparelho que também tenha.',
  'There is no room for this map. Remove another map, or make room on the device.':
    'Não há espaço para este mapa. Tire outro mapa ou libere espaço no aparelho.',
  'The map could not be kept on this device. Try again.':
    'Não deu para guardar o mapa neste aparelho. Tente de novo.',
  'This browser keeps no files for this page. Leave private browsing, or use another browser.':
    'Este navegador não guarda arquivos para esta página. Saia da janela privada ou use outro navegador.',
  'This browser cannot keep map files. Use a newer one, on a page that begins with https://.':
    'Este navegador não pode guardar arquivos de mapa. Use um mais novo, em uma página que comece com https://.',
  'The file of this map is no longer on this device. Get it again.':
    'O arquivo deste mapa não está mais neste aparelho. Busque de novo.',
  'No part of this map can be kept here. Choose another map.':
    'Nenhuma parte deste mapa pode ser guardada aqui. Escolha outro mapa.',
  'This part of the map is too large. Choose a smaller one.':
    'Esta parte do mapa é grande demais. Escolha uma menor.',
  'This map has nothing here.': 'Este mapa não tem nada aqui.',
  'A part of the map could not be fetched. Try again with internet.':
    'Uma parte do mapa não pôde ser buscada. Tente de novo com internet.',
  'This map could not be fetched. Look at the address and try again.':
    'Este mapa não pôde ser buscado. Veja o endereço e tente de novo.',
  'This is no address of a map. It begins with https://.':
    'Isto não é o endereço de um mapa. Ele começa com https://.',
  'What this address answers is no map. Look at it and try again.':
    'O que este endereço responde não é um mapa. Veja o endereço e tente de novo.',
  'What this map answers is no picture.': 'O que este mapa responde não é uma imagem.',
  'This map file is damaged. Get it again.': 'Este arquivo de mapa está danificado. Consiga de novo.',
  'This map file has too many parts. Get a smaller one.':
    'Este arquivo de mapa tem partes demais. Consiga um menor.',
  'This map file holds tiles that cannot be drawn here. Get another.':
    'Este arquivo de mapa tem partes que não podem ser desenhadas aqui. Consiga outro.',
  'This map file is packed in a way that cannot be read here. Get another.':
    'Este arquivo de mapa está compactado de um jeito que não se lê aqui. Consiga outro.',
  'This map file is of a newer kind. Get a newer version of this page.':
    'Este arquivo de mapa é de um tipo mais novo. Consiga uma versão mais nova desta página.',
  'The world map could not be read. Load the page again.':
    'O mapa do mundo não pôde ser lido. Abra a página de novo.',
  'There is no category to hand on. Make one first.':
    'Não há nenhuma categoria para entregar. Faça uma antes.'
}
