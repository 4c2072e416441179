import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('vendors.starters', {
  'security.lead': 'Wer verantwortet bei Ihnen die Informationssicherheit, und wem berichtet diese Person?',
  'security.policy':
    'Gibt es schriftliche Regeln zur Informationssicherheit, die jedes Jahr überprüft werden?',
  'security.certified':
    'Prüft eine unabhängige Stelle Ihre Sicherheit, und dürfen wir deren letzten Bericht lesen?',
  'security.staff': 'Werden alle, die für uns arbeiten, zu Beginn und jedes Jahr in Sicherheit unterwiesen?',
  'security.factor':
    'Brauchen alle, die von außen auf unsere Systeme oder Daten zugreifen, einen zweiten Faktor?',
  'security.leavers': 'Wird der Zugang an dem Tag entzogen, an dem jemand geht oder die Aufgabe wechselt?',
  'security.rights': 'Prüft jemand mindestens zweimal im Jahr, wer worauf Zugriff hat?',
  'security.encryption': 'Sind unsere Daten verschlüsselt, wo sie liegen und auf dem Weg?',
  'security.patches': 'Werden kritische Schwachstellen binnen 14 Tagen nach Bekanntwerden geschlossen?',
  'security.tests': 'Lassen Sie Ihre Dienste mindestens einmal im Jahr durch beauftragte Angreifer prüfen?',
  'security.logs':
    'Werden Zugriffe und Änderungen protokolliert, ein halbes Jahr aufbewahrt und ausgewertet?',
  'security.incident': 'Melden Sie uns einen Vorfall, der uns betrifft, binnen 24 Stunden?',
  'security.parties': 'Verlangen Sie dasselbe von denen, die für Sie arbeiten?',
  'security.maturity':
    'Wie weit ist die Sicherheit bei Ihnen, von 1 (von Fall zu Fall) bis 5 (gemessen und verbessert)?',
  'part.organisation': 'Organisation',
  'part.access': 'Zugang',
  'part.operation': 'Betrieb',
  'part.parties': 'Dritte',
  'privacy.what': 'Welche personenbezogenen Daten verarbeiten Sie für uns, von wem und wozu?',
  'privacy.contract': 'Gibt es einen unterschriebenen, aktuellen Vertrag zur Auftragsverarbeitung?',
  'privacy.officer': 'Haben Sie jemanden für den Datenschutz benannt, den wir erreichen?',
  'privacy.records': 'Führen Sie ein Verzeichnis Ihrer Verarbeitungen?',
  'privacy.where': 'Bleiben alle Daten innerhalb der EU und des EWR?',
  'privacy.transfer':
    'Falls nicht: Ist jede Übermittlung durch Beschluss oder Standardklauseln gedeckt und abgewogen?',
  'privacy.parties': 'Nennen Sie uns neue Unternehmen, die unsere Daten verarbeiten, bevor sie beginnen?',
  'privacy.rights':
    'Können Sie die Daten einer Person binnen zwei Wochen finden, berichtigen, herausgeben und löschen?',
  'privacy.retention': 'Werden Daten gelöscht, wenn ihre Zeit um ist, auch in Sicherungen?',
  'privacy.minimum': 'Nehmen Sie nur, was gebraucht wird, und sieht es nur, wer es braucht?',
  'privacy.breach':
    'Melden Sie uns eine Verletzung unverzüglich, mit allem, was wir für die Meldung brauchen?',
  'privacy.end': 'Bekommen wir am Ende des Vertrags unsere Daten brauchbar zurück, und löschen Sie Ihre?',
  'part.basics': 'Grundlagen',
  'part.transfer': 'Orte',
  'part.people': 'Rechte der Menschen',
  'continuity.plan':
    'Gibt es einen Plan, wie es nach Ausfall von Menschen, Räumen, Strom oder Systemen weitergeht?',
  'continuity.tested': 'Wurde er in den letzten 12 Monaten geübt, und was haben Sie gelernt?',
  'continuity.time':
    'Binnen wie vieler Stunden ist unser Dienst zurück, und wie viele unserer Daten dürfen verloren gehen?',
  'continuity.sites': 'Kann der Dienst von einem zweiten Ort laufen, wenn der erste ausfällt?',
  'continuity.backup': 'Gibt es Sicherungen, die ein Angreifer in Ihrem Netz nicht erreicht?',
  'continuity.restore': 'Wird das Wiederherstellen mindestens zweimal im Jahr geübt?',
  'continuity.people': 'Lässt sich der Ausfall jeder einzelnen Person binnen Tagen auffangen?',
  'continuity.reach': 'Erreichen wir zu jeder Stunde jemanden, der handeln darf?',
  'continuity.parties': 'Wissen Sie, wessen Ausfall Sie anhalten würde, und was Sie dann tun?',
  'continuity.money': 'Zeigt Ihr letzter Jahresabschluss, dass Sie zwei Jahre weitermachen können?',
  'continuity.exit': 'Ist festgehalten, wie wir gehen, mit welcher Hilfe und in welcher Zeit?',
  'continuity.ready':
    'Wie gut sind Sie vorbereitet, von 1 (wir würden improvisieren) bis 5 (geübt und gemessen)?',
  'part.plans': 'Pläne',
  'part.technology': 'Technik',
  'part.company': 'Unternehmen',
})
