import { german } from '#lib/german'
import type { r } from './roles-words.ts'

german<typeof r>('identity-roles', {
  'own-role': 'Eigene',
  'new-role': 'Neue Rolle',
  'new-role-text': 'Bitte benennen und wählen, was sie erlaubt. Nichts geschieht, bevor sie jemand bekommt.',
  'change-text':
    '{n, plural, =0 {Niemand hat sie.} one {Eine Person hat sie und darf sofort, was gespeichert wird.} other {# Personen haben sie und dürfen sofort, was gespeichert wird.}}',
  'copy-of': 'Nach „{role}“, die bleibt, wie sie ist. Vor dem Anlegen lässt sich alles ändern.',
  'make-role': 'Rolle anlegen',
  'role-made': 'Die Rolle „{role}“ ist angelegt. Jetzt kann sie vergeben werden.',
  'role-changed': 'Die Rolle „{role}“ ist geändert. Es gilt ab sofort.',
  'role-name': 'Name',
  'role-text': 'Wofür sie da ist',
  'role-text-hint': 'Ein Satz für alle, die sie vergeben',
  'role-staff': 'Arbeitet für die IT',
  'role-staff-hint':
    'Sieht, was die IT sieht: alles, oder das des Standorts, für den die Rolle vergeben wurde',
  'role-may': '{role} darf {n, plural, =0 {nichts} one {eines} other {# Dinge}}',
  'role-sees': 'Sieht',
  'role-sees-staff': 'Was die IT sieht, außer was auf ein Team beschränkt ist',
  'role-sees-own': 'Eigenes und das der eigenen Teams',
  'role-based-on': 'Angelegt nach',
  'copy-role': 'Eine solche anlegen',
  'change-role': 'Ändern',
  'drop-role': 'Rolle löschen',
  'drop-title': '„{role}“ löschen?',
  'drop-text':
    '{grants, plural, =0 {Niemand hat sie.} one {Sie wurde einmal vergeben} other {Sie wurde #-mal vergeben}}{people, plural, =0 {} one {; eine Person hat sie.} other {; # Personen haben sie.}}',
  'role-dropped': 'Die Rolle „{role}“ ist gelöscht.',
  loses: 'Verliert {n, plural, one {eine Berechtigung} other {# Berechtigungen}}: {what}',
  'loses-nothing': 'Verliert nichts: Andere Rollen geben dasselbe',
  'some-of': '{n} von {all}',
  'part-there': 'Für ein Team oder einen Standort: nur dort',
  'part-none': 'Nicht, wo die Rolle für ein Team oder einen Standort vergeben ist',
  'one-site': 'Nur für den Standort',
  'one-site-hint': 'Gilt für Personen und Arbeit dort und in allem, was darin liegt',
  'one-part': 'Eine Rolle gilt für ein Team oder einen Standort, nicht für beides',
  'for-site': 'an {place}',
})
