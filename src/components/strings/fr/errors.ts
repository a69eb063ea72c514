import type { ErrorTexts } from '../error-keys.js'

/** French texts of what goes wrong and what to do. */
export const errors: ErrorTexts = {
  'error.bad-input': 'Quelque chose ne va pas dans ce qui a été donné. Regarde et essaie encore. ({said})',
  'error.not-found':
    'Cela n’est pas ici. On l’a peut-être enlevé, ou ce n’est pas encore arrivé d’un autre appareil.',
  'error.value-too-large':
    'Une réponse est trop longue ou trop lourde. Raccourcis-la et essaie encore. ({said})',
  'error.entry-too-large': 'C’est trop à garder d’un coup. Garde-le en plusieurs fois.',
  'error.unsupported-version':
    'Cela vient d’une version plus récente. Mets cette application à jour et essaie encore.',
  'error.not-allowed':
    'Cet appareil ne peut pas faire cela dans le projet. Demande à la personne qui coordonne.',
  'error.read-only':
    'Tu peux seulement regarder ce projet pour le moment, pas y garder. Demande à la personne qui coordonne.',
  'error.invite-invalid': 'Cette invitation ne marche pas. Demandes-en une autre.',
  'error.invite-used': 'Cette invitation a déjà servi. Demandes-en une autre.',
  'error.invite-expired': 'Cette invitation est finie. Demandes-en une autre.',
  'error.invite-refused': 'L’autre appareil n’a pas laissé entrer celui-ci. Parles-en à la personne qui l’a.',
  'error.not-a-member': 'Cet appareil n’est pas encore dans le projet. Rencontre un appareil qui l’a.',
  'error.not-a-bundle': 'Ce fichier ne porte pas de projet. Choisis-en un fait pour cela.',
  'error.bundle-foreign': 'Ce fichier est d’un autre projet. Choisis-en un autre.',
  'error.bundle-incomplete': 'Ce fichier est abîmé ou pas entier. Copie-le encore.',
  'error.unreachable': 'On n’a pas pu y arriver. Regarde s’il y a du réseau et essaie encore. ({said})',
  'error.timeout': 'Personne n’a répondu à temps. Essaie encore.',
  'error.aborted': 'Cela s’est arrêté avant la fin.',
  'error.closed': 'Cela a été fermé ici. Ouvre-le encore.',
  'error.outcome-unknown':
    'On ne sait pas si cela est gardé. Regarde dans la liste avant de le garder encore.',
  'error.port-in-use': 'Un autre programme utilise déjà ce port. Choisis-en un autre. ({said})',
  'error.storage-full': 'Il n’y a plus de place sur cet appareil. Libère de la place et essaie encore.',
  'error.storage-broken':
    'Ce qui est gardé sur cet appareil n’a pas pu être lu ou écrit. Recharge la page. ({said})',
  'error.storage-in-use':
    'Un autre onglet ou un autre programme utilise ce qui est gardé ici. Ferme-le et essaie encore.',
  'error.storage-unavailable':
    'Rien ne peut être gardé ici. Prends un navigateur plus récent, et pas une fenêtre privée.',
  'error.storage-removed': 'Le navigateur a effacé ce que cette page gardait. Recharge la page.',
  'error.not-here': 'Ce fichier est sur un autre appareil. Il arrive quand tu en rencontres un qui l’a.',
  'error.only-copy':
    'Aucun autre appareil n’a ce fichier. Partages-en d’abord une copie, puis enlève-le d’ici.',
  'error.release-refused': 'Rien ne peut sortir du projet comme cela. ({said})',
  'error.plugin-invalid':
    'Une partie ajoutée à cette page ne va pas et ne sert pas. Dis-le à la personne qui a fait la page. ({said})',
  'error.plugin-failed':
    'Une partie ajoutée à cette page n’a pas marché. Dis-le à la personne qui a fait la page. ({said})',
  'error.capability-missing': 'On ne peut pas faire cela ici. ({said})',
  'error.internal':
    'Quelque chose n’a pas marché dans l’application. Recharge la page ; si cela continue, dis-le à la personne qui l’a faite. ({said})',
  'This was written by a newer version. Update the app to read it.':
    'Cela vient d’une version plus récente. Mets l’application à jour pour le lire.',
  'A newer version wrote to this project. Update this app to write again.':
    'Une version plus récente a écrit dans ce projet. Mets cette application à jour pour pouvoir garder de nouveau.',
  'This is too much for one change. Save it in several steps.':
    'C’est trop pour un seul changement. Garde-le en plusieurs fois.',
  'This is too much to be saved at once (64 KiB). Save part of it, then add the rest.':
    'C’est trop à garder d’un coup (64 KiB). Gardes-en une partie, puis ajoute le reste.',
  'A text holds a broken character. Remove it and try again.':
    'Il y a une lettre abîmée dans un texte. Enlève-la et essaie encore.',
  'The place is not a position on the earth. Put it on the map again.':
    'Ce lieu n’est nulle part sur la Terre. Remets-le sur la carte.',
  'This changes answers that are not here any more. Open it again.':
    'Ce changement répond à quelque chose qui n’est plus là. Ouvre-le encore.',
  'Too many people answered here at once. Settle the other answers, then delete.':
    'Trop de personnes ont répondu ici en même temps. Choisis parmi les autres réponses, puis efface.',
  'This is not here, or does not count. Meet other devices, then try again.':
    'Cela n’est pas ici, ou ne compte pas. Rencontre d’autres appareils, puis essaie encore.',
  'This is not here any more.': 'Cela n’est plus ici.',
  'Something saved here cannot be read. Meet a device that has it too.':
    'Une chose gardée ici ne peut pas être lue. Rencontre un appareil qui l’a aussi.',
  'It is not known whether this was saved. Look in the list before you save it again.':
    'On ne sait pas si cela est gardé. Regarde dans la liste avant de le garder encore.',
  'This could not be saved, and may be in the project all the same. Free some space on this device, and look in the list before you save it again.':
    'Cela n’a pas pu être gardé, mais c’est peut-être quand même dans le projet. Libère de la place sur cet appareil, et regarde dans la liste avant de le garder encore.',
  'This was cut off before it was answered. Look whether it was done, then try again.':
    'Cela a été coupé avant la réponse. Regarde si c’est fait, puis essaie encore.',
  'Your role in this project does not allow this. Ask a coordinator.':
    'Tu n’as pas le droit de faire cela dans ce projet. Demande à la personne qui coordonne.',
  'In this project you may see, not add. Ask a coordinator.':
    'Dans ce projet tu peux regarder, pas ajouter. Demande à la personne qui coordonne.',
  'This device is not in the project any more. What is here can be read; nothing new counts.':
    'Cet appareil n’est plus dans le projet. Ce qui est ici peut être lu ; rien de nouveau ne compte.',
  'This device has no key for this part of the project.':
    'Cet appareil n’a pas la clé de cette partie du projet.',
  'This project has not arrived here yet.': 'Ce projet n’est pas encore arrivé ici.',
  'This project has not arrived here yet. It comes when you meet a device that has it.':
    'Ce projet n’est pas encore arrivé ici. Il arrive quand tu rencontres un appareil qui l’a.',
  'This project has not arrived here yet. Meet a device that has it, then save.':
    'Ce projet n’est pas encore arrivé ici. Rencontre un appareil qui l’a, puis garde.',
  'Only a coordinator can change this. Ask one of them.':
    'Seule une personne qui coordonne peut changer cela. Demande-lui.',
  'Another coordinator says what this device may do. Ask one of them.':
    'Une autre personne qui coordonne décide de ce que peut cet appareil. Demande-lui.',
  'This device came into the project before yours, or by somebody who did. Ask them to change it.':
    'Cet appareil est entré dans le projet avant le tien, ou par quelqu’un qui était là avant. Demande-leur de le changer.',
  'This device is not in the project.': 'Cet appareil n’est pas dans le projet.',
  'Only a coordinator can give data to others. Ask one of them.':
    'Seule une personne qui coordonne peut remettre des données à d’autres. Demande-lui.',
  'Only members and coordinators can keep a copy for themselves.':
    'Seuls ceux qui ajoutent ou coordonnent peuvent garder une copie pour eux.',
  'Give the project a name.': 'Donne un nom au projet.',
  'Write what this device is called.': 'Écris comment s’appelle cet appareil.',
  'This project is not on this device.': 'Ce projet n’est pas sur cet appareil.',
  'This project was closed here. Open it again.': 'Ce projet a été fermé ici. Ouvre-le encore.',
  'The connection to the project is closed. Open it again.':
    'Le lien avec le projet est coupé. Ouvre-le encore.',
  'This device was closed. Open it again.': 'Cet appareil a été fermé. Ouvre-le encore.',
  'This page could not begin its work. Reload it.':
    'L’application n’a pas pu se mettre en marche. Recharge la page.',
  'This project cannot be removed from here.': 'On ne peut pas enlever ce projet d’ici.',
  'This project cannot do this here.': 'Ce projet ne peut pas faire cela ici.',
  'This project is in memory only; nobody can be invited to it.':
    'Ce projet est en mémoire seulement ; on ne peut y inviter personne.',
  'This project is in memory only; it ends with the page.':
    'Ce projet est en mémoire seulement ; il finit avec la page.',
  'Projects in memory cannot be joined.': 'On ne peut pas rejoindre un projet qui est en mémoire seulement.',
  'There is no room left on this device. Free some space; it goes on by itself then.':
    'Il n’y a plus de place sur cet appareil. Libères-en un peu ; ensuite cela continue tout seul.',
  'What is stored on this device is damaged. Reload the page; if it stays, get it again from another device.':
    'Ce qui est gardé sur cet appareil est abîmé. Recharge la page ; si cela continue, reprends-le d’un autre appareil.',
  'The browser could not read or write what is stored. Reload the page; if it stays, get it again from another device.':
    'Le navigateur n’a pas pu lire ou écrire ce qui est gardé. Recharge la page ; si cela continue, reprends-le d’un autre appareil.',
  'This project is open in another tab. Use that tab, or close it and try again.':
    'Ce projet est ouvert dans un autre onglet. Va dans cet onglet, ou ferme-le et essaie encore.',
  'This page was opened once more elsewhere, and goes on there. Close one of the two and reload.':
    'Cette page est aussi ouverte ailleurs, et continue là-bas. Ferme l’une des deux et recharge l’autre.',
  'This browser cannot keep data for this page. Open it over https in an up-to-date browser, not in a private window.':
    'Ce navigateur ne peut rien garder pour cette page. Ouvre-la en https dans un navigateur à jour, pas dans une fenêtre privée.',
  'The browser has removed what this page kept. Nothing more is saved here: export what you need, then reload.':
    'Le navigateur a effacé ce que cette page gardait. Plus rien n’est gardé ici : sors ce qu’il te faut, puis recharge la page.',
  'The browser has removed what this page kept before. Join your projects again to get them back from other devices.':
    'Le navigateur a effacé ce que cette page gardait avant. Rejoins encore tes projets pour les reprendre des autres appareils.',
  'This browser keeps nothing for this page. When you close it, all is gone that no other device has by then.':
    'Ce navigateur ne garde rien pour cette page. Quand tu la fermes, tout ce qu’aucun autre appareil n’a est perdu.',
  'Most of the room that this page has is in use. Free some space on this device before it is full.':
    'Presque toute la place de cette page est prise. Libère de la place sur cet appareil avant que ce soit plein.',
  'The browser may remove what this page keeps when room is short. Add it to the home screen, and let other devices have copies.':
    'Le navigateur peut effacer ce que cette page garde si la place manque. Ajoute-la à l’écran d’accueil, et laisse des copies sur d’autres appareils.',
  'This data was written by a newer version. Reload to update.':
    'Ces données viennent d’une version plus récente. Recharge la page pour la mettre à jour.',
  'These keys were written by a newer version. Update, then try again.':
    'Ces clés viennent d’une version plus récente. Mets à jour, puis essaie encore.',
  'Only a coordinator can invite. Ask one of them.':
    'Seule une personne qui coordonne peut inviter. Demande-lui.',
  'Nobody waits with this invitation any more.': 'Plus personne n’attend avec cette invitation.',
  'This is not an invitation. Copy all of it, or ask for a new one.':
    'Ce n’est pas une invitation. Copie-la en entier, ou demandes-en une autre.',
  'This invitation was made by a newer version. Update, then try again.':
    'Cette invitation vient d’une version plus récente. Mets à jour, puis essaie encore.',
  'This invitation was made on this device. Open it on another one.':
    'Cette invitation a été faite sur cet appareil. Ouvre-la sur un autre.',
  'Another device has used this invitation. Ask for a new one.':
    'Un autre appareil s’est servi de cette invitation. Demandes-en une autre.',
  'This invitation has run out. Ask for a new one.': 'Cette invitation est finie. Demandes-en une autre.',
  'The other side did not let this device in. Ask them, then try a new invitation.':
    'L’autre appareil n’a pas laissé entrer celui-ci. Demande pourquoi, puis essaie une autre invitation.',
  'There is no hub to look at. Give the address of one.':
    'Il n’y a pas de relais où chercher. Donne l’adresse d’un relais.',
  'Nobody with this invitation answers. Ask them to keep their project open.':
    'Personne ne répond avec cette invitation. Demande-leur de garder leur projet ouvert.',
  'The other device went away. Try again.': 'L’autre appareil est parti. Essaie encore.',
  'The hub does not have this project.': 'Le relais n’a pas ce projet.',
  'This browser cannot connect by a code. Use the address of the hub.':
    'Ce navigateur ne peut pas se relier par un code. Prends l’adresse du relais.',
  'This browser cannot connect to devices nearby.':
    'Ce navigateur ne peut pas se relier aux appareils proches.',
  'This device cannot be joined with another one by codes.':
    'Cet appareil ne peut pas se relier à un autre par des codes.',
  'No code is shown here. Start again with a new one.':
    'Aucun code n’est montré ici. Recommence avec un nouveau.',
  'This code comes from the other step. Show it to the device that waits for it.':
    'Ce code vient de l’autre étape. Montre-le à l’appareil qui l’attend.',
  'This is no code of a device nearby. Scan the one on the screen of the other device.':
    'Ce n’est pas le code d’un appareil proche. Lis celui qui est sur l’écran de l’autre appareil.',
  'The other device was not reached. Are both in the same network? Start again with new codes.':
    'L’autre appareil n’a pas été atteint. Sont-ils tous les deux sur le même réseau ? Recommence avec de nouveaux codes.',
  'This browser could not open a connection. Start again.': 'Ce navigateur n’a pas pu se relier. Recommence.',
  'Too many devices are connected here. Disconnect one first.':
    'Trop d’appareils sont reliés ici. Coupe d’abord avec l’un d’eux.',
  'This is not a file that carries a project. Choose one that was made for it.':
    'Ce fichier ne porte pas de projet. Choisis-en un fait pour cela.',
  'This file was made by a newer version. Update, then take it in again.':
    'Ce fichier vient d’une version plus récente. Mets à jour, puis ouvre-le encore.',
  'This file is of another project, or of a part of this one that this device has no key for.':
    'Ce fichier est d’un autre projet, ou d’une partie de celui-ci dont cet appareil n’a pas la clé.',
  'This is an incomplete or damaged copy, and nothing of it was taken in. Copy the file again.':
    'Cette copie est abîmée ou pas entière, et rien n’en a été pris. Copie encore le fichier.',
  'This file is damaged. Ask for a new one.': 'Ce fichier est abîmé. Demandes-en un autre.',
  'A part of the project could not be read from this device. Open it again, then try once more.':
    'Une partie du projet n’a pas pu être lue sur cet appareil. Ouvre-le encore, puis réessaie.',
  'There is no such file in this project.': 'Il n’y a pas ce fichier dans ce projet.',
  'This file is on another device. It comes when you meet one that has it.':
    'Ce fichier est sur un autre appareil. Il arrive quand tu en rencontres un qui l’a.',
  'No device of this project has told of this file.': 'Aucun appareil de ce projet ne connaît ce fichier.',
  'No other device has this file yet. Meet one that takes it, then remove it here.':
    'Aucun autre appareil n’a encore ce fichier. Rencontres-en un qui le prend, puis enlève-le d’ici.',
  'This file is empty. Choose another one.': 'Ce fichier est vide. Choisis-en un autre.',
  'This file is too large. It may hold 1 TB.': 'Ce fichier est trop grand. Il peut faire jusqu’à 1 TB.',
  'The name of this file is too long.': 'Le nom de ce fichier est trop long.',
  'No more of this file came for a minute. Try again.':
    'Plus rien de ce fichier n’arrive depuis une minute. Essaie encore.',
  'This file was not kept. Give it again.': 'Ce fichier n’a pas été gardé. Donne-le encore.',
  'Paths cannot be kept here.': 'On ne peut pas garder de trajets ici.',
  'This is no path, or it was ended. Begin a new one.':
    'Ce n’est pas un trajet, ou il est fini. Commences-en un autre.',
  'Only the device that began a path adds to it.':
    'Seul l’appareil qui a commencé un trajet peut le continuer.',
  'A part of this path cannot be read. Meet a device that has it too.':
    'Une partie de ce trajet ne peut pas être lue. Rencontre un appareil qui l’a aussi.',
  'There is no room for this map. Remove another map, or make room on the device.':
    'Il n’y a pas la place pour cette carte. Enlève une autre carte, ou libère de la place sur l’appareil.',
  'The map could not be kept on this device. Try again.':
    'La carte n’a pas pu être gardée sur cet appareil. Essaie encore.',
  'This browser keeps no files for this page. Leave private browsing, or use another browser.':
    'Ce navigateur ne garde pas de fichiers pour cette page. Quitte la fenêtre privée, ou prends un autre navigateur.',
  'This browser cannot keep map files. Use a newer one, on a page that begins with https://.':
    'Ce navigateur ne peut pas garder de fichiers de carte. Prends-en un plus récent, sur une page qui commence par https://.',
  'The file of this map is no longer on this device. Get it again.':
    'Le fichier de cette carte n’est plus sur cet appareil. Reprends-le.',
  'No part of this map can be kept here. Choose another map.':
    'Aucune partie de cette carte ne peut être gardée ici. Choisis une autre carte.',
  'This part of the map is too large. Choose a smaller one.':
    'Cette partie de la carte est trop grande. Choisis-en une plus petite.',
  'This map has nothing here.': 'Cette carte n’a rien ici.',
  'A part of the map could not be fetched. Try again with internet.':
    'Une partie de la carte n’a pas pu être prise. Essaie encore avec internet.',
  'This map could not be fetched. Look at the address and try again.':
    'Cette carte n’a pas pu être prise. Regarde l’adresse et essaie encore.',
  'This is no address of a map. It begins with https://.':
    'Ce n’est pas l’adresse d’une carte. Elle commence par https://.',
  'What this address answers is no map. Look at it and try again.':
    'Ce que répond cette adresse n’est pas une carte. Regarde-la et essaie encore.',
  'What this map answers is no picture.': 'Ce que répond cette carte n’est pas une image.',
  'This map file is damaged. Get it again.': 'Ce fichier de carte est abîmé. Reprends-le.',
  'This map file has too many parts. Get a smaller one.':
    'Ce fichier de carte a trop de parties. Trouves-en un plus petit.',
  'This map file holds tiles that cannot be drawn here. Get another.':
    'Ce fichier de carte contient des parties qu’on ne peut pas dessiner ici. Trouves-en un autre.',
  'This map file is packed in a way that cannot be read here. Get another.':
    'Ce fichier de carte est emballé d’une façon qu’on ne peut pas lire ici. Trouves-en un autre.',
  'This map file is of a newer kind. Get a newer version of this page.':
    'Ce fichier de carte est d’une sorte plus récente. Prends une version plus récente de cette page.',
  'The world map could not be read. Load the page again.':
    'La carte du monde n’a pas pu être lue. Recharge la page.',
  'There is no category to hand on. Make one first.':
    'Il n’y a pas de catégorie à remettre. Fais-en une d’abord.'
}
