import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('agents', {
  'may-read': 'Agenten sehen und was sie melden',
  'may-manage': 'Entscheiden, welches Gerät welches Asset ist, und Agenten hereinlassen',

  open: 'Agenten kommen ohne Token herein',
  'open-hint':
    'Wer diese Adresse erreicht, könnte dann Geräte melden. Nur im eigenen Netz und nur für eine Weile',
  'shared-too': 'Ein Gerät mit eigenem Token darf auch auf anderen Wegen gemeldet werden',
  'shared-too-hint':
    'Aus: Wer ein gemeinsames Token hat, kann die Seriennummer eines solchen Geräts nicht vorgeben. Nur einschalten, solange Sie Token verteilen',
  makes: 'Unbekannte Geräte werden von selbst zu Assets',
  'makes-hint': 'Aus: Jedes wartet unter Agenten, bis jemand sagt, was es ist',
  load: 'Behalten, wie ausgelastet Geräte an jedem Tag höchstens waren',
  'load-hint':
    'Zwei Zahlen je Tag für 90 Tage, zu Speicher und Prozessor, summiert über alles, was läuft; nie, was läuft oder wem es gehört. Nicht von privaten Geräten',
  'loads-go': 'Löschen, wie ausgelastet Geräte vor längerer Zeit waren, als behalten wird',
  people: 'Behalten, welche Konten es auf einem Gerät gibt und wer zuletzt angemeldet war',
  'people-hint': 'Aus: Agenten senden es trotzdem, und es wird weggeworfen',

  'private-hardware': 'Private Geräte: Bauteile mit Name, Modell und Seriennummer behalten',
  'private-system': 'Private Geräte: das Betriebssystem behalten',
  'private-protection': 'Private Geräte: behalten, ob sie verschlüsselt und vor Viren geschützt sind',
  'private-disks': 'Private Geräte: Laufwerke und ihre Belegung behalten',
  'private-network': 'Private Geräte: Netzadapter und Adressen behalten',
  'private-attached': 'Private Geräte: angeschlossene Geräte behalten',
  'private-software': 'Private Geräte: installierte Software behalten',
  'private-hint':
    'Was aus ist, wird verworfen, bevor etwas gespeichert wird. Konten, Prozesse und Dateien werden nie behalten',

  'retention-raw': 'Meldungen von Agenten im Wortlaut; was daraus übernommen wurde, bleibt',
  'retention-raw-days': 'Tage, die Meldungen von Agenten im Wortlaut bleiben',
  'retention-reports': 'Das Protokoll dessen, was Agenten sandten',
  'retention-reports-days': 'Tage, die das Protokoll dessen bleibt, was Agenten sandten',

  'no-agent': 'Dieses Gerät gibt es nicht',
  'no-token': 'Dieses Token gibt es nicht',
  'token-name-taken': 'Ein anderes Token heißt schon so',
  'no-asset': 'Token für ein Gerät sind für Assets',
  'for-whom': 'Bitte sagen, für welche Assets es ist, oder ihm einen Namen geben',
  'one-certificate': 'Ein Zertifikat gehört einem Gerät: Bitte ein Asset wählen',
  'no-certificate':
    'Das ist kein Zertifikat (PEM) und keine SHA-256-Summe eines Zertifikats: 64 Ziffern und Buchstaben von a bis f',
  'certificate-taken': 'Dieses Zertifikat steht schon für ein anderes Gerät',
  'no-secret': '{name} ist ein Zertifikat: Bitte wegnehmen und das neue hereinlassen',
  'not-bound': 'Noch kein Gerät hat {name} gebracht',
  'nothing-to-split': '{name} ist noch kein Asset',
  'nothing-to-undo': 'Über {name} wurde nichts entschieden, das sich zurücknehmen ließe',
  'built-on': '{asset} wurde seit dem Anlegen geändert. Stattdessen das Gerät davon trennen',
  'is-it-already': '{name} ist schon {asset}',

  'no-longer-so':
    'Was dort steht oder was gemeldet wird, hat sich inzwischen geändert: Sehen Sie noch einmal nach',
  'is-locked': 'Dieses Feld ist gesperrt: Nichts Gemeldetes wird dort eingetragen',
  'serial-elsewhere': 'Ein anderes Asset hat die Seriennummer {serial}',

  'field-name': 'Name',
  'field-serial': 'Seriennummer',
  'field-manufacturer': 'Hersteller',
  'field-model': 'Modell',
  'field-memory': 'Speicher',
  'field-os': 'Betriebssystem',
  'field-processor': 'Prozessor',

  'why-too-large': 'Diese Meldung ist größer als 20 MB',
  'why-too-large-unpacked': 'Diese Meldung ist entpackt größer als 64 MB',
  'why-bomb': 'Diese Meldung wird beim Entpacken mehr als hundertmal so groß',
  'why-unknown-format': 'Das ist weder XML noch JSON, gepackt oder nicht',
  'why-garbled': 'Diese Meldung ist nicht lesbar: Sie ist abgeschnitten oder beschädigt',
  'why-repeated': 'Diese Meldung sagt etwas zweimal, und welches von beiden gilt, ist nicht bekannt',
  'why-doctype': 'Eine Meldung darf keinen Dokumenttyp haben',
  'why-too-deep': 'Diese Meldung ist mehr als 50-fach verschachtelt',
  'why-no-device': 'Diese Meldung sagt nicht, von welchem Gerät sie ist',
  'why-no-query': 'Es ist nicht gesagt, was das ist: eine Meldung, oder die Frage, ob eine erwünscht ist',
  'why-not-offered': 'Das wird nicht angeboten: Angenommen werden Meldungen von Geräten, sonst nichts',
  'why-bad-token': 'Mit diesem Token kommt kein Agent herein',
  'why-busy': 'Eine andere Meldung dieses Geräts wird gerade aufgenommen. In einer Minute noch einmal senden',
  'why-not-wanted': 'Von diesem Gerät sind keine Meldungen erwünscht',
  'why-not-private':
    'Dieses Gerät ist als eines des Hauses bekannt: Ob es privat ist, sagt, wer die Agenten betreut',
  'why-partial-unknown':
    'Es kamen nur Änderungen, und es ist nicht bekannt, von welchem Gerät. Bitte alles melden',
  'why-other-device':
    'Dieses Token gehört einem anderen Gerät: Dieses hier braucht ein eigenes. Nichts wurde aufgenommen',
  'why-own-token':
    'Dieses Gerät hat ein eigenes Token: Was auf anderem Weg in seinem Namen kommt, wird nicht aufgenommen',
  'not-taken': 'Diese Meldung ließ sich nicht übernehmen; warum, steht im Protokoll des Hauses',
  'agents-only': 'Hier melden Agenten. Zu lesen gibt es nichts',
  'need-token': 'Ein Token zeigen: als Passwort, mit beliebigem Namen',

  'told-matched': '{actor} hat gesagt, dass das Gerät {agent} dieses hier ist',
  'told-made': '{actor} hat dies aus dem Gerät {agent} angelegt',
  'told-made-itself': 'Das Gerät {agent} hat sich zum ersten Mal gemeldet',
  'told-split': '{actor} hat gesagt, dass das Gerät {agent} nicht dieses hier ist',
  'told-undone': '{actor} hat zurückgenommen, was über das Gerät {agent} entschieden war',
  'told-refused': '{actor} möchte keine Meldungen des Geräts {agent} mehr',
  'told-private': '{actor} hat angegeben, dass das Gerät {agent} privat ist: Von ihm wird wenig behalten',
  'told-not-private': '{actor} hat angegeben, dass das Gerät {agent} der Organisation gehört',
  'told-field-taken': '{actor} hat {field} aus der Meldung von {agent} übernommen: {before} → {after}',
  'told-locked': '{actor} hat {field} gesperrt: Meldungen ändern es nicht mehr',
  'told-unlocked': '{actor} lässt Meldungen {field} wieder ändern',
  'told-differs': 'Sein Agent fand {field} verändert: {before} → {after}',
  'told-came': 'Sein Agent fand neue Software: {names}{more, plural, =0 {} other { und # weitere}}',
  'told-went': 'Sein Agent findet nicht mehr: {names}{more, plural, =0 {} other { und # weitere}}',
  'lately-differs': '{field}: {before} → {after}',
  'lately-came': 'Neu: {names}{more, plural, =0 {} other { und # weitere}}',
  'lately-went': 'Weg: {names}{more, plural, =0 {} other { und # weitere}}',
  'told-token-made': '{actor} hat das Token {token} für Agenten erzeugt',
  'told-token-rotated':
    '{actor} hat dem Token {token} der Agenten ein neues Geheimnis gegeben; das alte {days, plural, =0 {endet sofort} one {lebt noch einen Tag} other {lebt noch # Tage}}',
  'told-token-bound': 'Das Gerät {agent} kam zum ersten Mal mit seinem Token {token}',
  'told-token-misused':
    'Ein anderes Gerät, das sich {device} nennt, hat das Token {token} benutzt. Nichts davon wurde aufgenommen',
  'told-token-misused-from':
    'Ein anderes Gerät, das sich {device} nennt, hat das Token {token} von {ip} aus benutzt. Nichts davon wurde aufgenommen',
  'told-token-released': '{actor} hat das Token {token} von seinem Gerät gelöst',
  'told-token-revoked': '{actor} hat das Token {token} der Agenten weggenommen',

  'home-misused': 'Token, die ein anderes Gerät benutzt hat',
  'home-misused-all': '{n, plural, one {ein Token} other {# Token}}',
  'home-misused-by': '{device}, von {ip}',
  'home-waiting': 'Geräte, die niemand sicher kennt',
  'home-all': '{n, plural, one {eines wartet} other {# warten}}',
  'home-ambiguous': 'Es könnten mehrere sein',
  'home-new': 'Neu',
  'home-gone': 'Geräte, die weg sind, melden sich',
  'home-gone-all':
    '{n, plural, one {eines ist hier weg und hat sich gemeldet} other {# sind hier weg und haben sich gemeldet}}',
  'home-gone-one': '{asset} ist hier weg. Bitte sagen, dass es zurück ist oder was dieses Gerät ist',
})
