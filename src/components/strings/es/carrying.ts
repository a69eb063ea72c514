import type { carrying as english } from '../en/carrying.js'

/** Spanish texts of what goes by hand: codes between two devices, files. */
export const carrying: { readonly [key in keyof typeof english]: string } = {
  'nearby.how': 'Sin ninguna red: uno muestra un código, el otro lo lee y muestra su respuesta.',
  'nearby.show': 'Mostrar un código',
  'nearby.read': 'Leer su código',
  'nearby.theirs': 'O escribe su código',
  'nearby.readAnswer': 'Leer su respuesta',
  'nearby.answer': 'O escribe su respuesta',
  'nearby.use': 'Usarlo',
  'nearby.first': '1. El otro aparato lee este código.',
  'nearby.second': '2. El primer aparato lee esta respuesta.',
  'nearby.code': 'Cuadro con el código, para apuntar con una cámara',
  'nearby.asText': 'Como texto',
  'nearby.again': 'Empezar otra vez',
  'nearby.working': 'Se están buscando. Deja los dos aparatos encendidos.',
  'nearby.done': 'Los dos están conectados.',
  'carried.how':
    'Donde no llega ninguna conexión: haz un archivo, llévalo y ábrelo allí. Solo los aparatos de este proyecto pueden leerlo.',
  'carried.for': 'Qué va en el archivo',
  'carried.everything': 'Todo',
  'carried.missing': 'Lo que {name} no tiene',
  'carried.make': 'Hacer un archivo',
  'carried.take': 'Abrir un archivo',
  'carried.making': 'Haciendo el archivo',
  'carried.taking': 'Recibiendo el archivo',
  'carried.made': 'Tu navegador guardó el archivo. Llévalo al otro aparato.',
  'carried.taken': 'Ahora hay aquí {n} parte nueva de {name}.|Ahora hay aquí {n} partes nuevas de {name}.',
  'carried.nothingNew': 'No había nada nuevo en el archivo de {name}.',
  'carried.gaps':
    '{n} parte espera un archivo anterior. Ábrelo también.|{n} partes esperan un archivo anterior. Ábrelo también.',
  'carried.refused':
    '{n} parte no era lo que firmó su autor y quedó fuera.|{n} partes no eran lo que firmaron sus autores y quedaron fuera.'
}
