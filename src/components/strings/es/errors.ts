import type { ErrorTexts } from '../error-keys.js'

/** Spanish texts of what goes wrong and what to do. */
export const errors: ErrorTexts = {
  'error.bad-input': 'Algo de lo que se dio no sirve así. Revísalo y prueba otra vez. ({said})',
  'error.not-found': 'Esto no está aquí. Quizás se quitó, o todavía no llegó de otro aparato.',
  'error.value-too-large': 'Una respuesta es demasiado larga o pesada. Acórtala y prueba otra vez. ({said})',
  'error.entry-too-large': 'Es demasiado para guardarlo de una vez. Guárdalo en varios pasos.',
  'error.unsupported-version':
    'Esto se hizo con una versión más nueva. Actualiza esta aplicación y prueba otra vez.',
  'error.not-allowed': 'Este aparato no puede hacer esto en el proyecto. Pregunta a quien coordina.',
  'error.read-only': 'En este proyecto ahora solo puedes mirar, no guardar. Pregunta a quien coordina.',
  'error.invite-invalid': 'Esta invitación no sirve. Pide otra.',
  'error.invite-used': 'Esta invitación ya se usó. Pide otra.',
  'error.invite-expired': 'Esta invitación terminó. Pide otra.',
  'error.invite-refused': 'El otro aparato no dejó entrar a este. Pregunta a su dueño.',
  'error.not-a-member': 'Este aparato todavía no está en el proyecto. Encuéntrate con uno que lo tenga.',
  'error.not-a-bundle': 'Este archivo no lleva un proyecto. Elige uno hecho para eso.',
  'error.bundle-foreign': 'Este archivo es de otro proyecto. Elige otro.',
  'error.bundle-incomplete': 'Este archivo está dañado o no está entero. Cópialo otra vez.',
  'error.unreachable': 'No se pudo llegar. Mira si hay conexión y prueba otra vez. ({said})',
  'error.timeout': 'Nadie respondió a tiempo. Prueba otra vez.',
  'error.aborted': 'Esto se paró antes de terminar.',
  'error.closed': 'Esto se cerró aquí. Ábrelo otra vez.',
  'error.outcome-unknown': 'No se sabe si esto se guardó. Míralo en la lista antes de guardarlo otra vez.',
  'error.port-in-use': 'Otro programa ya usa este puerto. Elige otro. ({said})',
  'error.storage-full': 'No queda espacio en este aparato. Libera espacio y prueba otra vez.',
  'error.storage-broken':
    'Lo guardado en este aparato no se pudo leer o escribir. Carga la página otra vez. ({said})',
  'error.storage-in-use':
    'Otra pestaña u otro programa está usando lo guardado aquí. Ciérralo y prueba otra vez.',
  'error.storage-unavailable':
    'Aquí no se puede guardar nada. Usa un navegador más nuevo, y no una ventana privada.',
  'error.storage-removed': 'El navegador quitó lo que guardaba esta página. Carga la página otra vez.',
  'error.not-here': 'Este archivo está en otro aparato. Llega cuando te encuentres con uno que lo tenga.',
  'error.only-copy':
    'Ningún otro aparato tiene este archivo. Comparte primero una copia y después quítalo de aquí.',
  'error.release-refused': 'Así no puede salir nada del proyecto. ({said})',
  'error.plugin-invalid':
    'Una parte añadida a esta página no encaja y no se usa. Avisa a quien hizo la página. ({said})',
  'error.plugin-failed': 'Una parte añadida a esta página falló. Avisa a quien hizo la página. ({said})',
  'error.capability-missing': 'Eso no se puede hacer aquí. ({said})',
  'error.internal':
    'Algo falló dentro de la aplicación. Carga la página otra vez y, si sigue, avisa a quien la hizo. ({said})',
  'This was written by a newer version. Update the app to read it.':
    'Esto se escribió con una versión más nueva. Actualiza la aplicación para leerlo.',
  'A newer version wrote to this project. Update this app to write again.':
    'Alguien escribió en este proyecto con una versión más nueva. Actualiza esta aplicación para volver a guardar.',
  'This is too much for one change. Save it in several steps.':
    'Es demasiado para un solo cambio. Guárdalo en varios pasos.',
  'This is too much to be saved at once (64 KiB). Save part of it, then add the rest.':
    'Hay demasiado para guardarlo de una vez (64 KiB). Guarda una parte y después añade el resto.',
  'A text holds a broken character. Remove it and try again.':
    'En un texto hay una letra rota. Quítala y prueba otra vez.',
  'The place is not a position on the earth. Put it on the map again.':
    'El lugar no está en ningún punto de la Tierra. Ponlo otra vez en el mapa.',
  'This changes answers that are not here any more. Open it again.':
    'Este cambio responde a algo que ya no está aquí. Ábrelo otra vez.',
  'Too many people answered here at once. Settle the other answers, then delete.':
    'Demasiadas personas respondieron esto a la vez. Elige entre las otras respuestas y después bórralo.',
  'This is not here, or does not count. Meet other devices, then try again.':
    'Esto no está aquí, o no cuenta. Encuéntrate con otros aparatos y prueba otra vez.',
  'This is not here any more.': 'Esto ya no está aquí.',
  'Something saved here cannot be read. Meet a device that has it too.':
    'Algo de lo guardado aquí no se puede leer. Encuéntrate con un aparato que también lo tenga.',
  'It is not known whether this was saved. Look in the list before you save it again.':
    'No se sabe si esto se guardó. Míralo en la lista antes de guardarlo otra vez.',
  'This could not be saved, and may be in the project all the same. Free some space on this device, and look in the list before you save it again.':
    'Esto no se pudo guardar, pero quizás esté en el proyecto. Libera espacio en este aparato y mira la lista antes de guardarlo otra vez.',
  'This was cut off before it was answered. Look whether it was done, then try again.':
    'Esto se cortó antes de tener respuesta. Mira si se hizo y prueba otra vez.',
  'Your role in this project does not allow this. Ask a coordinator.':
    'Lo que puedes hacer en este proyecto no incluye esto. Pregunta a quien coordina.',
  'In this project you may see, not add. Ask a coordinator.':
    'En este proyecto puedes ver, pero no añadir. Pregunta a quien coordina.',
  'This device is not in the project any more. What is here can be read; nothing new counts.':
    'Este aparato ya no está en el proyecto. Lo que hay aquí se puede leer; nada nuevo cuenta.',
  'This device has no key for this part of the project.':
    'Este aparato no tiene la clave de esta parte del proyecto.',
  'This project has not arrived here yet.': 'Este proyecto todavía no llegó aquí.',
  'This project has not arrived here yet. It comes when you meet a device that has it.':
    'Este proyecto todavía no llegó aquí. Llega cuando te encuentres con un aparato que lo tenga.',
  'This project has not arrived here yet. Meet a device that has it, then save.':
    'Este proyecto todavía no llegó aquí. Encuéntrate con un aparato que lo tenga y después guarda.',
  'Only a coordinator can change this. Ask one of them.': 'Solo quien coordina puede cambiar esto. Pídeselo.',
  'Another coordinator says what this device may do. Ask one of them.':
    'Otra persona que coordina decide qué puede hacer este aparato. Pregúntale.',
  'This device came into the project before yours, or by somebody who did. Ask them to change it.':
    'Este aparato entró al proyecto antes que el tuyo, o por alguien que entró antes. Pide que lo cambien ellos.',
  'This device is not in the project.': 'Este aparato no está en el proyecto.',
  'Only a coordinator can give data to others. Ask one of them.':
    'Solo quien coordina puede entregar datos a otros. Pídeselo.',
  'Only members and coordinators can keep a copy for themselves.':
    'Solo quien añade o coordina puede guardar una copia para sí.',
  'Give the project a name.': 'Ponle un nombre al proyecto.',
  'Write what this device is called.': 'Escribe cómo se llama este aparato.',
  'This project is not on this device.': 'Este proyecto no está en este aparato.',
  'This project was closed here. Open it again.': 'Este proyecto se cerró aquí. Ábrelo otra vez.',
  'The connection to the project is closed. Open it again.':
    'La conexión con el proyecto se cerró. Ábrelo otra vez.',
  'This device was closed. Open it again.': 'Este aparato se cerró. Ábrelo otra vez.',
  'This page could not begin its work. Reload it.':
    'La aplicación no pudo empezar a trabajar. Carga la página otra vez.',
  'This project cannot be removed from here.': 'Este proyecto no se puede quitar desde aquí.',
  'This project cannot do this here.': 'Este proyecto no puede hacer eso aquí.',
  'This project is in memory only; nobody can be invited to it.':
    'Este proyecto está solo en la memoria; no se puede invitar a nadie.',
  'This project is in memory only; it ends with the page.':
    'Este proyecto está solo en la memoria; se va al cerrar la página.',
  'Projects in memory cannot be joined.':
    'A los proyectos que están solo en la memoria no se puede unir nadie.',
  'There is no room left on this device. Free some space; it goes on by itself then.':
    'No queda espacio en este aparato. Libera un poco; después sigue solo.',
  'What is stored on this device is damaged. Reload the page; if it stays, get it again from another device.':
    'Lo guardado en este aparato está dañado. Carga la página otra vez; si sigue así, tráelo de nuevo de otro aparato.',
  'The browser could not read or write what is stored. Reload the page; if it stays, get it again from another device.':
    'El navegador no pudo leer o escribir lo guardado. Carga la página otra vez; si sigue así, tráelo de nuevo de otro aparato.',
  'This project is open in another tab. Use that tab, or close it and try again.':
    'Este proyecto está abierto en otra pestaña. Usa esa pestaña, o ciérrala y prueba otra vez.',
  'This page was opened once more elsewhere, and goes on there. Close one of the two and reload.':
    'Esta página se abrió también en otro lado y sigue allí. Cierra una de las dos y carga la otra de nuevo.',
  'This browser cannot keep data for this page. Open it over https in an up-to-date browser, not in a private window.':
    'Este navegador no puede guardar nada para esta página. Ábrela con https en un navegador al día, no en una ventana privada.',
  'The browser has removed what this page kept. Nothing more is saved here: export what you need, then reload.':
    'El navegador quitó lo que guardaba esta página. Aquí ya no se guarda nada más: saca lo que necesites y carga la página otra vez.',
  'The browser has removed what this page kept before. Join your projects again to get them back from other devices.':
    'El navegador quitó lo que esta página guardaba antes. Únete otra vez a tus proyectos para traerlos de los otros aparatos.',
  'This browser keeps nothing for this page. When you close it, all is gone that no other device has by then.':
    'Este navegador no guarda nada para esta página. Al cerrarla se va todo lo que ningún otro aparato tenga.',
  'Most of the room that this page has is in use. Free some space on this device before it is full.':
    'Ya se usa casi todo el espacio de esta página. Libera espacio en este aparato antes de que se llene.',
  'The browser may remove what this page keeps when room is short. Add it to the home screen, and let other devices have copies.':
    'El navegador puede quitar lo que guarda esta página si falta espacio. Añádela a la pantalla de inicio y deja copias en otros aparatos.',
  'This data was written by a newer version. Reload to update.':
    'Estos datos se escribieron con una versión más nueva. Carga la página otra vez para actualizar.',
  'These keys were written by a newer version. Update, then try again.':
    'Estas claves se escribieron con una versión más nueva. Actualiza y prueba otra vez.',
  'Only a coordinator can invite. Ask one of them.': 'Solo quien coordina puede invitar. Pídeselo.',
  'Nobody waits with this invitation any more.': 'Ya nadie espera con esta invitación.',
  'This is not an invitation. Copy all of it, or ask for a new one.':
    'Esto no es una invitación. Cópiala entera, o pide otra.',
  'This invitation was made by a newer version. Update, then try again.':
    'Esta invitación se hizo con una versión más nueva. Actualiza y prueba otra vez.',
  'This invitation was made on this device. Open it on another one.':
    'Esta invitación se hizo en este aparato. Ábrela en otro.',
  'Another device has used this invitation. Ask for a new one.':
    'Otro aparato ya usó esta invitación. Pide otra.',
  'This invitation has run out. Ask for a new one.': 'Esta invitación terminó. Pide otra.',
  'The other side did not let this device in. Ask them, then try a new invitation.':
    'El otro aparato no dejó entrar a este. Pregunta y prueba con otra invitación.',
  'There is no hub to look at. Give the address of one.':
    'No hay ningún nodo donde buscar. Pon la dirección de uno.',
  'Nobody with this invitation answers. Ask them to keep their project open.':
    'Nadie con esta invitación responde. Pide que dejen abierto su proyecto.',
  'The other device went away. Try again.': 'El otro aparato se fue. Prueba otra vez.',
  'The hub does not have this project.': 'El nodo no tiene este proyecto.',
  'This browser cannot connect by a code. Use the address of the hub.':
    'Este navegador no puede conectarse con un código. Usa la dirección del nodo.',
  'This browser cannot connect to devices nearby.':
    'Este navegador no puede conectarse con aparatos cercanos.',
  'This device cannot be joined with another one by codes.':
    'Este aparato no se puede conectar con otro por códigos.',
  'No code is shown here. Start again with a new one.':
    'Aquí no se muestra ningún código. Empieza otra vez con uno nuevo.',
  'This code comes from the other step. Show it to the device that waits for it.':
    'Este código es del otro paso. Muéstralo al aparato que lo espera.',
  'This is no code of a device nearby. Scan the one on the screen of the other device.':
    'Esto no es el código de un aparato cercano. Lee el de la pantalla del otro aparato.',
  'The other device was not reached. Are both in the same network? Start again with new codes.':
    'No se pudo llegar al otro aparato. ¿Están los dos en la misma red? Empieza otra vez con códigos nuevos.',
  'This browser could not open a connection. Start again.':
    'Este navegador no pudo abrir una conexión. Empieza otra vez.',
  'Too many devices are connected here. Disconnect one first.':
    'Hay demasiados aparatos conectados aquí. Desconecta uno primero.',
  'This is not a file that carries a project. Choose one that was made for it.':
    'Este archivo no lleva un proyecto. Elige uno hecho para eso.',
  'This file was made by a newer version. Update, then take it in again.':
    'Este archivo se hizo con una versión más nueva. Actualiza y ábrelo otra vez.',
  'This file is of another project, or of a part of this one that this device has no key for.':
    'Este archivo es de otro proyecto, o de una parte de este para la que este aparato no tiene clave.',
  'This is an incomplete or damaged copy, and nothing of it was taken in. Copy the file again.':
    'Esta copia está dañada o no está entera, y no se tomó nada de ella. Copia el archivo otra vez.',
  'This file is damaged. Ask for a new one.': 'Este archivo está dañado. Pide otro.',
  'A part of the project could not be read from this device. Open it again, then try once more.':
    'Una parte del proyecto no se pudo leer de este aparato. Ábrelo y prueba otra vez.',
  'There is no such file in this project.': 'En este proyecto no hay ese archivo.',
  'This file is on another device. It comes when you meet one that has it.':
    'Este archivo está en otro aparato. Llega cuando te encuentres con uno que lo tenga.',
  'No device of this project has told of this file.': 'Ningún aparato de este proyecto conoce este archivo.',
  'No other device has this file yet. Meet one that takes it, then remove it here.':
    'Ningún otro aparato tiene todavía este archivo. Encuéntrate con uno que lo reciba y después quítalo de aquí.',
  'This file is empty. Choose another one.': 'Este archivo está vacío. Elige otro.',
  'This file is too large. It may hold 1 TB.': 'Este archivo es demasiado grande. Puede tener hasta 1 TB.',
  'The name of this file is too long.': 'El nombre de este archivo es demasiado largo.',
  'No more of this file came for a minute. Try again.':
    'Hace un minuto que no llega nada más de este archivo. Prueba otra vez.',
  'This file was not kept. Give it again.': 'Este archivo no se guardó. Ponlo otra vez.',
  'Paths cannot be kept here.': 'Aquí no se pueden guardar recorridos.',
  'This is no path, or it was ended. Begin a new one.':
    'Esto no es un recorrido, o ya terminó. Empieza otro.',
  'Only the device that began a path adds to it.': 'Solo el aparato que empezó un recorrido puede seguirlo.',
  'A part of this path cannot be read. Meet a device that has it too.':
    'Una parte de este recorrido no se puede leer. Encuéntrate con un aparato que también lo tenga.',
  'There is no room for this map. Remove another map, or make room on the device.':
    'No hay espacio para este mapa. Quita otro mapa o libera espacio en el aparato.',
  'The map could not be kept on this device. Try again.':
    'El mapa no se pudo guardar en este aparato. Prueba otra vez.',
  'This browser keeps no files for this page. Leave private browsing, or use another browser.':
    'Este navegador no guarda archivos para esta página. Sal de la ventana privada o usa otro navegador.',
  'This browser cannot keep map files. Use a newer one, on a page that begins with https://.':
    'Este navegador no puede guardar archivos de mapas. Usa uno más nuevo, en una página que empiece con https://.',
  'The file of this map is no longer on this device. Get it again.':
    'El archivo de este mapa ya no está en este aparato. Tráelo otra vez.',
  'No part of this map can be kept here. Choose another map.':
    'Aquí no se puede guardar ninguna parte de este mapa. Elige otro mapa.',
  'This part of the map is too large. Choose a smaller one.':
    'Esta parte del mapa es demasiado grande. Elige una más pequeña.',
  'This map has nothing here.': 'Este mapa no tiene nada aquí.',
  'A part of the map could not be fetched. Try again with internet.':
    'Una parte del mapa no se pudo traer. Prueba otra vez con internet.',
  'This map could not be fetched. Look at the address and try again.':
    'Este mapa no se pudo traer. Mira la dirección y prueba otra vez.',
  'This is no address of a map. It begins with https://.':
    'Esto no es la dirección de un mapa. Empieza con https://.',
  'What this address answers is no map. Look at it and try again.':
    'Lo que responde esta dirección no es un mapa. Mírala y prueba otra vez.',
  'What this map answers is no picture.': 'Lo que responde este mapa no es una imagen.',
  'This map file is damaged. Get it again.': 'Este archivo de mapa está dañado. Consíguelo otra vez.',
  'This map file has too many parts. Get a smaller one.':
    'Este archivo de mapa tiene demasiadas partes. Consigue uno más pequeño.',
  'This map file holds tiles that cannot be drawn here. Get another.':
    'Este archivo de mapa tiene partes que aquí no se pueden dibujar. Consigue otro.',
  'This map file is packed in a way that cannot be read here. Get another.':
    'Este archivo de mapa está empaquetado de una forma que aquí no se puede leer. Consigue otro.',
  'This map file is of a newer kind. Get a newer version of this page.':
    'Este archivo de mapa es de un tipo más nuevo. Consigue una versión más nueva de esta página.',
  'The world map could not be read. Load the page again.':
    'El mapa del mundo no se pudo leer. Carga la página otra vez.',
  'There is no category to hand on. Make one first.':
    'No hay ninguna categoría que entregar. Haz una primero.'
}
