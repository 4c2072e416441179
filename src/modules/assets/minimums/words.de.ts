import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('assets.minimums', {
  'is-counted': 'Was diesen Typ hat, wird gezählt: Das Mindeste steht an jedem Artikel selbst',
  'is-archived': 'Das Modell ist archiviert: Davon wird nichts mehr gekauft',
  'place-archived': '{place} ist archiviert: Dort wird nichts mehr bereitgehalten',
  'home.short':
    '{n, plural, one {Von einem Modell sind zu wenige Geräte bereit} other {Von # Modellen sind zu wenige Geräte bereit}}',
  'home.all': '{n, plural, one {Das Modell zeigen} other {Alle # Modelle zeigen}}',
  'home.few':
    '{n, plural, one {eines} other {#}} zu wenig: {ready} von {least} bereit{ordered, plural, =0 {} other {, # bestellt}}',
})
