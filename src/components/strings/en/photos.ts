/** English texts of the place that a photo tells. They come with the first photo in a form. As in fieldwork.ts. */
export const photos = {
  // below the photos of an observation that has no place yet
  'photo.knowsPlace': 'The photo knows where it was taken.',
  // of one that has a place already; the distance with its unit, "3.2 km"
  'photo.elsewhere': 'The photo was taken somewhere else, {distance} from here.',
  // the button that puts the observation where the photo was taken
  'photo.usePlace': 'Use that place',
  // after it; "Undo" stands below
  'photo.used': 'The observation is now where the photo was taken.',
  // the cross beside the first two: says no to the place of the photo
  'photo.leave': 'Leave the place as it is'
} as const
