import { german } from '#lib/german'
import type { v } from './viewing-words.ts'

german<typeof v>('identity-viewing-ui', {
  begin: 'Ansehen als {name}',
  'begin-why':
    'Sie sehen Wheelhouse eine halbe Stunde lang wie {name}: Ändern lässt sich nichts, und ganz Eigenes (Sitzungen, Token, Entwürfe) bleibt verborgen. Beginn und Ende stehen im Prüfprotokoll und im Anmeldeverlauf dieser Person.',
  banner: 'Sie sehen Wheelhouse wie {name}. Ändern lässt sich nichts. Es endet um {until}',
  end: 'Beenden',
  viewed: '{viewer} begann, Wheelhouse wie dieses Konto zu sehen',
  'view-ended': '{viewer} sieht Wheelhouse nicht mehr wie dieses Konto',
})
