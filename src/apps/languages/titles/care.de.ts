import { addTitles } from '#lib/words'

// What contracts of the care of assets call their fields, hints and choices.

addTitles('de', {
  'Short name': 'Kurzname',
  'For filters and imports: small letters, digits and hyphens':
    'Für Filter und Einlesen: Kleinbuchstaben, Ziffern und Bindestriche',
  'Also what is archived': 'Auch Archiviertes',
  Picture: 'Bild',
  Means: 'Bedeutet',
  'End of life': 'Ende des Modells',
  'From then on its maker helps no more': 'Von da an hilft sein Hersteller nicht mehr',
  Models: 'Modelle',
  'There are': 'Es gibt',
  Age: 'Alter',
})
