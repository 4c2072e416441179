import { german } from '#lib/german'
import type { e } from './emergency-words.ts'

german<typeof e>('identity-emergency-ui', {
  state: 'Für Notfälle',
  title: 'Notfallkonto',
  never: 'Sein Passwort hat noch niemanden hereingelassen, seit es gewählt wurde: Bitte erproben',
  tried: 'Sein Passwort ließ zuletzt jemanden herein: {when}',
  mark: 'Zum Notfallkonto machen',
  'mark-why':
    '{name} kann sich dann mit Passwort anmelden, auch wo alle anderen über einen Anmeldedienst kommen. Wer das tut oder versucht, bleibt nicht unbemerkt: E-Mail an die übrige Administration, Hinweis über jeder ihrer Seiten, Eintrag im Prüfprotokoll. Das Konto hat keine Token. Das Passwort bitte versiegelt verwahren und alle drei Monate erproben.',
  marked: 'Es ist jetzt ein Notfallkonto. Bitte das Passwort einmal erproben.',
  unmark: 'Kennzeichnung als Notfallkonto entfernen',
  unmarked: 'Es ist wieder ein Konto wie andere.',
})
