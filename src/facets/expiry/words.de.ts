import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('expiry', {
  raises: 'Was endet, öffnet eine Anfrage',
  'raises-hint':
    'Verträge, Garantien, Lizenzen, Prüfungen: Jedes öffnet eine Anfrage, für seinen Verantwortlichen, wo es einen hat, solange Zeit zu handeln ist',
  'raise-days': 'Tage vor dem letzten Tag, an denen so eine Anfrage geöffnet wird',
  'raise-days-hint':
    'Der letzte Tag zu handeln, etwa der, an dem eine Kündigung da sein muss; sonst der Tag, an dem es endet',
  look: 'Nachsehen, was bald endet',
  'told-near': '{title}: Bis {day} ist etwas zu entscheiden',
  'request-act': '{title}: bis {day} handeln',
  'request-end': '{title} endet am {day}',
  'text-act': 'Der letzte Tag, an dem sich etwas tun lässt, ist der {act}; es endet am {end}.',
  'text-end': 'Es endet am {end}.',
})
