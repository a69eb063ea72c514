import type { Field, FieldOption } from '../plugin.js'

/** [value, label, icon] */
type Row = readonly [value: string, label: string, icon: string]

function options(rows: readonly Row[]): readonly FieldOption[] {
  return rows.map(([value, label, icon]) => ({ value, label, icon }))
}
const text = (id: string, label: string, more: Partial<Field> = {}): Field => ({
  id,
  tagKey: id,
  label,
  type: 'text',
  ...more
})
const number = (id: string, label: string): Field => ({ id, tagKey: id, label, type: 'number' })
const one = (id: string, label: string, ...rows: readonly Row[]): Field => ({
  id,
  tagKey: id,
  label,
  type: 'selectOne',
  options: options(rows)
})
const many = (id: string, label: string, ...rows: readonly Row[]): Field => ({
  ...one(id, label, ...rows),
  type: 'selectMultiple'
})

/** The questions of the default categories. Each has its own tag key, so an answer fits wherever it is asked. */
export const FIELDS: readonly Field[] = [
  text('notes', 'Tell it in your own words', { appearance: 'multiline' }),
  text('name', 'What is it called?', { appearance: 'singleline' }),
  one(
    'open',
    'Is it open?',
    ['yes', 'Yes', 'maki/star'],
    ['sometimes', 'Sometimes', 'temaki/clock'],
    ['no', 'No', 'temaki/x_oblique']
  ),
  one(
    'happening',
    'Is it going on now?',
    ['now', 'Yes, now', 'maki/caution'],
    ['days', 'A few days ago', 'temaki/clock'],
    ['long_ago', 'Long ago', 'temaki/shrub']
  ),
  many(
    'season',
    'When do people come here?',
    ['rain', 'When it rains', 'maki/water'],
    ['dry', 'In the dry months', 'temaki/tree_leafless'],
    ['always', 'All year', 'temaki/clock']
  ),

  one(
    'water_from',
    'Where does the water come from?',
    ['tap', 'A tap', 'temaki/water_tap'],
    ['well', 'A well', 'temaki/well_pump_manual'],
    ['spring', 'A spring', 'maki/water'],
    ['river', 'A river or lake', 'maki/wetland']
  ),
  one(
    'drinkable',
    'Can you drink it?',
    ['yes', 'Yes', 'maki/drinking-water'],
    ['boiled', 'After boiling it', 'temaki/campfire'],
    ['no', 'No', 'temaki/x_oblique']
  ),
  many(
    'on_the_water',
    'What do you see on the water?',
    ['oil', 'Oil shine', 'temaki/storage_drum'],
    ['mud', 'Mud', 'maki/wetland'],
    ['dead_fish', 'Dead fish', 'temaki/fish_cleaning'],
    ['weeds', 'Weeds', 'temaki/grass'],
    ['rubbish', 'Rubbish', 'maki/waste-basket']
  ),
  many(
    'water_users',
    'Who uses this water?',
    ['people', 'People', 'temaki/pedestrian'],
    ['animals', 'Animals', 'maki/veterinary'],
    ['gardens', 'Gardens', 'temaki/plant']
  ),
  number('boats', 'How many boats fit here?'),
  text('fish', 'Which fish are here?'),

  number('cut_trees', 'How many trees were cut?'),
  many(
    'brought',
    'What did they bring?',
    ['saw', 'A chainsaw', 'maki/logging'],
    ['digger', 'A digger', 'temaki/bulldozer'],
    ['truck', 'A truck', 'temaki/truck'],
    ['boat', 'A boat', 'temaki/boat']
  ),
  one(
    'dug_for',
    'What do they dig for?',
    ['gold', 'Gold', 'maki/star'],
    ['stone', 'Stone or sand', 'temaki/boulder1'],
    ['oil', 'Oil', 'temaki/oil_well'],
    ['unknown', 'I do not know', 'maki/circle']
  ),
  one(
    'boat_doing',
    'What was the boat doing?',
    ['passing', 'Passing by', 'temaki/boat_floating'],
    ['stopped', 'Standing still', 'maki/harbor'],
    ['fishing', 'Fishing', 'temaki/fishing_pier'],
    ['carrying', 'Carrying things', 'temaki/storage_drum']
  ),
  number('people_seen', 'How many people did you see?'),
  one(
    'fire_size',
    'How big is the fire?',
    ['small', 'Small', 'temaki/campfire'],
    ['big', 'Big', 'maki/fire-station'],
    ['out', 'It is out', 'temaki/x_oblique']
  ),
  many(
    'rubbish',
    'What lies there?',
    ['bottles', 'Bottles and cans', 'temaki/bottles'],
    ['drums', 'Drums', 'temaki/storage_drum'],
    ['metal', 'Metal and machines', 'temaki/tools'],
    ['home', 'Things from houses', 'maki/waste-basket']
  ),
  one(
    'danger',
    'What is the danger?',
    ['rocks', 'Falling rocks', 'temaki/cliff_falling_rocks'],
    ['blocked', 'The way is blocked', 'maki/roadblock'],
    ['animal', 'An animal', 'maki/veterinary'],
    ['people', 'People', 'temaki/pedestrian'],
    ['other', 'Something else', 'maki/caution']
  ),

  text('grows', 'What grows here?'),
  one(
    'garden_used',
    'Is somebody using it?',
    ['yes', 'Yes', 'temaki/plant'],
    ['resting', 'The soil is resting', 'temaki/grass'],
    ['no', 'No, not any more', 'temaki/shrub']
  ),
  text('animal', 'Which animal?'),
  one(
    'animal_sign',
    'How do you know it was here?',
    ['tracks', 'Its tracks', 'maki/veterinary'],
    ['seen', 'I saw it', 'temaki/binoculars'],
    ['heard', 'I heard it', 'temaki/ear'],
    ['nest', 'Its nest or den', 'temaki/egg']
  ),
  one(
    'fruit',
    'Is there fruit?',
    ['now', 'Yes, now', 'temaki/grapes'],
    ['soon', 'Soon', 'temaki/clock'],
    ['no', 'No', 'temaki/x_oblique']
  ),

  text('tree', 'Which tree is it?'),
  many(
    'tree_gives',
    'What does it give?',
    ['fruit', 'Fruit', 'temaki/grapes'],
    ['medicine', 'Medicine', 'maki/pharmacy'],
    ['shade', 'Shade', 'temaki/tree_broadleaved'],
    ['animals', 'A home for animals', 'temaki/egg']
  ),
  one(
    'may_enter',
    'May people go there?',
    ['anyone', 'Yes', 'temaki/pedestrian'],
    ['ask', 'Ask first', 'temaki/hand'],
    ['nobody', 'No', 'maki/roadblock']
  ),
  one(
    'lived_in',
    'Does somebody live here?',
    ['yes', 'Yes', 'maki/home'],
    ['sometimes', 'Sometimes', 'temaki/clock'],
    ['no', 'No', 'temaki/x_oblique']
  ),
  number('people', 'How many people live here?'),
  many(
    'walked_by',
    'Who uses this path?',
    ['people', 'People', 'temaki/pedestrian'],
    ['riders', 'Riders', 'maki/horse-riding'],
    ['animals', 'Animals', 'maki/veterinary']
  ),
  one(
    'path_state',
    'How is the path?',
    ['good', 'Good', 'temaki/pedestrian'],
    ['hard', 'Hard to walk', 'temaki/boulder1'],
    ['closed', 'Closed', 'maki/roadblock']
  ),
  one(
    'camp_of',
    'Whose camp is it?',
    ['ours', 'Ours', 'maki/home'],
    ['known', 'People we know', 'temaki/hand'],
    ['unknown', 'I do not know', 'maki/circle']
  ),
  number('people_fit', 'How many people fit?'),
  number('pupils', 'How many children learn here?'),
  many(
    'help',
    'What help is there?',
    ['nurse', 'A nurse or doctor', 'maki/doctor'],
    ['medicine', 'Medicine', 'maki/pharmacy'],
    ['radio', 'A radio or phone', 'maki/communications-tower']
  ),
  one(
    'marked_by',
    'What marks the boundary?',
    ['stone', 'A stone', 'temaki/milestone'],
    ['post', 'A post', 'temaki/obelisk'],
    ['tree', 'A tree', 'maki/park'],
    ['sign', 'A sign', 'temaki/info_board']
  ),
  one(
    'marker_state',
    'Is it still there?',
    ['yes', 'Yes', 'temaki/milestone'],
    ['moved', 'Somebody moved it', 'temaki/hand'],
    ['gone', 'It is gone', 'temaki/x_oblique']
  )
]
