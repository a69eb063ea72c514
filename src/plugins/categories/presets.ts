import type { CategoryGroup, Geometry, Preset } from '../plugin.js'

export const GROUPS: readonly CategoryGroup[] = [
  { id: 'water', name: 'Water', icon: 'maki/water' },
  { id: 'threats', name: 'Threats', icon: 'maki/caution' },
  { id: 'food', name: 'Food', icon: 'temaki/plant' },
  { id: 'places', name: 'Places', icon: 'maki/home' }
]

type Look = readonly [icon: string, color: string]

const POINT: readonly Geometry[] = ['point']
const POINT_AREA: readonly Geometry[] = ['point', 'area']
const POINT_LINE: readonly Geometry[] = ['point', 'line']
const ANY: readonly Geometry[] = ['point', 'line', 'area']

function preset(
  group: string,
  id: string,
  name: string,
  [icon, color]: Look,
  geometry: readonly Geometry[],
  tags: Preset['tags'],
  fields: string,
  terms: string
): Preset {
  return { id, name, group, icon, color, geometry, tags, fields: fields.split(' '), terms: terms.split(', ') }
}

/** What people most often put on such a map. Tags follow OpenStreetMap where it has a word for the thing. */
export const PRESETS: readonly Preset[] = [
  preset(
    'water',
    'water-point',
    'Water point',
    ['maki/drinking-water', 'river'],
    POINT,
    { amenity: 'drinking_water' },
    'water_from drinkable water_users notes',
    'well, tap, spring, pump, drink'
  ),
  preset(
    'water',
    'dirty-water',
    'Dirty water',
    ['maki/water', 'ember'],
    ANY,
    { water: 'polluted' },
    'on_the_water water_users happening notes',
    'oil, foam, pollution, dead fish, smell'
  ),
  preset(
    'water',
    'canoe-landing',
    'Canoe landing',
    ['temaki/canoe', 'river'],
    POINT,
    { waterway: 'access_point' },
    'name boats season notes',
    'port, harbour, boat, beach, jetty'
  ),

  preset(
    'threats',
    'logging',
    'Logging',
    ['maki/logging', 'red'],
    POINT_AREA,
    { threat: 'logging' },
    'happening cut_trees brought notes',
    'trees, chainsaw, stumps, wood, cutting'
  ),
  preset(
    'threats',
    'mining',
    'Mining',
    ['temaki/pick_hammer', 'red'],
    POINT_AREA,
    { threat: 'mining' },
    'dug_for happening brought notes',
    'gold, digging, pit, machine'
  ),
  preset(
    'threats',
    'unknown-boat',
    'Unknown boat',
    ['temaki/boat', 'berry'],
    POINT,
    { threat: 'unknown_boat' },
    'boat_doing people_seen notes',
    'ship, strangers, motor, barge'
  ),
  preset(
    'threats',
    'fire',
    'Fire',
    ['maki/fire-station', 'ember'],
    POINT_AREA,
    { threat: 'fire' },
    'fire_size happening notes',
    'smoke, burning, burnt'
  ),
  preset(
    'threats',
    'rubbish',
    'Rubbish',
    ['maki/waste-basket', 'slate'],
    POINT_AREA,
    { threat: 'rubbish' },
    'rubbish happening notes',
    'waste, trash, garbage, dump, plastic'
  ),
  preset(
    'threats',
    'danger',
    'Danger',
    ['maki/caution', 'red'],
    ANY,
    { threat: 'danger' },
    'danger happening notes',
    'warning, careful, risk, accident'
  ),

  preset(
    'food',
    'fishing-spot',
    'Fishing spot',
    ['maki/aquarium', 'lagoon'],
    POINT_AREA,
    { leisure: 'fishing' },
    'fish season notes',
    'fish, net, hook, river'
  ),
  preset(
    'food',
    'food-garden',
    'Food garden',
    ['temaki/plant', 'olive'],
    POINT_AREA,
    { landuse: 'farmland' },
    'grows garden_used notes',
    'field, farm, crops, planting'
  ),
  preset(
    'food',
    'hunting-area',
    'Hunting area',
    ['temaki/bow_and_arrow', 'earth'],
    POINT_AREA,
    { hunting: 'yes' },
    'animal season notes',
    'hunt, game, meat, bow'
  ),
  preset(
    'food',
    'palms',
    'Palms',
    ['temaki/tree_palm', 'forest'],
    POINT_AREA,
    { trees: 'palm' },
    'fruit tree notes',
    'palm, fruit, leaves, grove'
  ),
  preset(
    'food',
    'animal-tracks',
    'Animal tracks',
    ['maki/veterinary', 'earth'],
    POINT_LINE,
    { animal_tracks: 'yes' },
    'animal animal_sign notes',
    'footprint, paw, wildlife, den, nest'
  ),

  preset(
    'places',
    'big-tree',
    'Big tree',
    ['maki/park', 'forest'],
    POINT,
    { natural: 'tree' },
    'tree tree_gives notes',
    'old tree, trunk, forest'
  ),
  preset(
    'places',
    'sacred-place',
    'Sacred place',
    ['temaki/cairn', 'violet'],
    POINT_AREA,
    { place: 'sacred' },
    'name may_enter notes',
    'spirit, holy, grave, ancestors, prayer'
  ),
  preset(
    'places',
    'house',
    'House',
    ['maki/home', 'slate'],
    POINT_AREA,
    { building: 'house' },
    'lived_in people notes',
    'home, hut, family, building'
  ),
  preset(
    'places',
    'path',
    'Path',
    ['temaki/pedestrian', 'olive'],
    POINT_LINE,
    { highway: 'path' },
    'walked_by path_state notes',
    'trail, way, track, road, walk'
  ),
  preset(
    'places',
    'camp',
    'Camp',
    ['temaki/tents', 'earth'],
    POINT_AREA,
    { tourism: 'camp_site' },
    'camp_of happening people_seen notes',
    'tent, shelter, sleep, rest'
  ),
  preset(
    'places',
    'meeting-place',
    'Meeting place',
    ['temaki/hut', 'plum'],
    POINT_AREA,
    { amenity: 'community_centre' },
    'name people_fit notes',
    'assembly, hall, village house, gathering'
  ),
  preset(
    'places',
    'school',
    'School',
    ['maki/school', 'lagoon'],
    POINT_AREA,
    { amenity: 'school' },
    'name pupils open notes',
    'teacher, children, learn, class'
  ),
  preset(
    'places',
    'health-post',
    'Health post',
    ['maki/hospital', 'berry'],
    POINT_AREA,
    { amenity: 'clinic' },
    'name help open notes',
    'doctor, nurse, clinic, medicine, sick'
  ),
  preset(
    'places',
    'boundary-marker',
    'Boundary marker',
    ['temaki/milestone', 'ink'],
    POINT_LINE,
    { boundary: 'marker' },
    'marked_by marker_state name notes',
    'border, limit, edge, sign, post'
  ),
  preset(
    'places',
    'something-else',
    'Something else',
    ['maki/marker', 'slate'],
    ANY,
    { place: 'other' },
    'name notes',
    'other, note, place'
  )
]
