import type { Topic } from './topic.ts'

type Local = Pick<Topic, 'category' | 'cases'>

/** What people at a site write in their own language. */
export const local: Readonly<Record<string, readonly Local[]>> = {
  de: [
    {
      category: 'Hardware › Printer',
      cases: [
        [
          'Drucker in {raum} zieht kein Papier',
          'Seit heute früh kommt nur eine Fehlermeldung. Papier ist drin.',
          'Ich komme {soon_de} vorbei und schaue mir die Rollen an.',
          'Rollen getauscht.',
        ],
        [
          'Plotter druckt nur die Hälfte',
          'Der Plan für {build} ist unten abgeschnitten, wir müssen ihn heute abgeben.',
          'Das Papierformat ist verstellt, ich setze es zurück. Bitte noch einmal drucken.',
          'Papierformat für alle zurückgesetzt.',
        ],
        [
          'Drucker ist offline',
          'Bei {colleague} geht es, bei mir nicht.',
          'Er hat eine neue Adresse, ich stelle dich um. Einen Moment.',
          'Über den Namen eingerichtet, druckt.',
        ],
      ],
    },
    {
      category: 'Software › Drawing vault',
      cases: [
        [
          'Zeichnung ist gesperrt',
          'Abschnitt {n} ist von jemandem ausgecheckt, der nicht mehr da ist.',
          'Ich hebe die Sperre auf, wenn niemand mehr lokal daran arbeitet. Weißt du das sicher?',
          'Sperre aufgehoben.',
        ],
        [
          'Tresor zeigt alten Stand von {build}',
          'Auf der Werft liegt Revision C, ich sehe B.',
          'C stimmt. Dein Betrachter hält eine alte Kopie, ich leere ihn.',
          'Zwischenspeicher geleert, zeigt C.',
        ],
        [
          'Einchecken dauert ewig',
          'Früher zwei Minuten, jetzt zwanzig.',
          'Dein Zwischenspeicher ist voll. Bitte alles einchecken, dann leere ich ihn.',
          'Zwischenspeicher geleert, geht wieder schnell.',
        ],
      ],
    },
    {
      category: 'Access › Account',
      cases: [
        [
          'Konto gesperrt',
          'Zu viele Versuche, sagt er. Feststelltaste war an.',
          'Entsperrt, bitte jetzt versuchen.',
          'Entsperrt.',
        ],
        [
          'Kennwort nach dem Urlaub vergessen',
          'Drei Wochen weg und das Kennwort ist es auch.',
          'Ich rufe dich kurz an und setze ein neues.',
          'Neues Kennwort am Telefon gesetzt.',
        ],
        [
          'Anmelden geht nicht',
          'Am Telefon geht das neue Kennwort, am Rechner nicht.',
          'Bitte einmal am Kabel sperren und neu anmelden, dann weiß der Rechner Bescheid.',
          'Zusammen angemeldet, geht.',
        ],
      ],
    },
    {
      category: 'Network › Wi-Fi',
      cases: [
        [
          'WLAN in {raum} sehr langsam',
          'Sobald mehr als fünf Leute im Raum sind, geht nichts mehr.',
          'Ich ändere den Kanal, bitte bis morgen beobachten.',
          'Kanal geändert, seitdem ruhig.',
        ],
        [
          'WLAN bricht ab',
          'Alle paar Minuten weg, am Kabel ist alles gut.',
          'Den Zugangspunkt tausche ich {soon_de}.',
          'Zugangspunkt getauscht.',
        ],
      ],
    },
    {
      category: 'Hardware › Screen',
      cases: [
        [
          'Zweiter Bildschirm bleibt dunkel',
          'Seit dem Umzug nach {raum} wird nur einer erkannt.',
          'Bitte die beiden Kabel einmal tauschen und sagen, ob der Fehler mitwandert.',
          'Kabel getauscht.',
        ],
        [
          'Bild flackert',
          'Vor allem morgens, nach einer Stunde ist es weg.',
          'Ich bringe dir {soon_de} ein neues Kabel.',
          'Neue Firmware auf dem Dock.',
        ],
      ],
    },
  ],
  nb: [
    {
      category: 'Hardware › Printer',
      cases: [
        [
          'Skriveren på {rom} henger',
          'Køen er full og ingenting kommer ut.',
          'Jeg tømmer køen, prøv igjen om fem minutter.',
          'Køen er tømt, den skriver igjen.',
        ],
        [
          'Etiketter skrives skjevt',
          'En centimeter for langt til venstre etter ny rull.',
          'Jeg kommer innom {soon_nb}.',
          'Kalibrert på nytt.',
        ],
        [
          'Får ikke skrevet ut',
          'Den sier at den er frakoblet, men {colleague} får skrevet ut.',
          'Den har fått ny adresse, jeg legger den inn hos deg.',
          'Ny driver lagt inn.',
        ],
      ],
    },
    {
      category: 'Hardware › Scanner',
      cases: [
        [
          'Skanneren leser ikke koder',
          'Platene fra ny leverandør går ikke, de gamle går fint.',
          'Ta den med til lageret, så bytter vi.',
          'Nytt format lagt inn på alle skannere.',
        ],
        [
          'Skanneren mister nettet på {kai}',
          'Bak krana er det helt dødt.',
          'Jeg går langs kaia med måleren {soon_nb}.',
          'Aksesspunktet er snudd mot kaia.',
        ],
        [
          'Batteriet er tomt før lunsj',
          'Den sto i laderen i hele natt.',
          'Ta den med til lageret, så bytter vi batteriet.',
          'Batteri byttet.',
        ],
      ],
    },
    {
      category: 'Access › Account',
      cases: [
        ['Kontoen er låst', 'For mange forsøk, sier den.', 'Låst opp, prøv nå.', 'Låst opp.'],
        [
          'Glemt passord etter ferien',
          'Tre uker på hytta og passordet er borte.',
          'Jeg ringer deg og setter et nytt.',
          'Nytt passord satt på telefon.',
        ],
        [
          'Får ikke logget på',
          'Det nye passordet virker på telefonen, ikke på maskinen.',
          'Lås skjermen og logg på igjen med kabel, så får maskinen det med seg.',
          'Logget på sammen, virker.',
        ],
      ],
    },
    {
      category: 'Software › ERP',
      cases: [
        [
          'ERP henger ved varemottak',
          'Timeglasset går og går, og bilen står og venter.',
          'En nattjobb blokkerer. Jeg stopper den, prøv igjen om ti minutter.',
          'Jobben er flyttet til natten.',
        ],
        [
          'Timene for forrige uke mangler',
          'Gutta førte timer på fredag, i dag er de borte.',
          'Timene ligger i feil uke, jeg flytter dem.',
          'Timene er flyttet og kontrollert.',
        ],
        [
          'Lageret viser minus',
          'Sveisetråd viser −14 ruller, jeg står foran førti.',
          'Ett mottak er postert to ganger. Jeg tar det tilbake sammen med økonomi.',
          'Dobbel postering er reversert.',
        ],
      ],
    },
    {
      category: 'Network › Wi-Fi',
      cases: [
        [
          'Ikke nett om bord på {build}',
          'Under dekk to er det ingenting.',
          'Jeg tar med et mobilt aksesspunkt {soon_nb}.',
          'Mobilt aksesspunkt satt opp.',
        ],
        [
          'Trådløst faller ut på {kai}',
          'Hvert femte minutt, og tegningen må lastes på nytt.',
          'Aksesspunktet der ute starter om igjen av seg selv. Jeg bytter det.',
          'Aksesspunkt byttet.',
        ],
      ],
    },
  ],
  es: [
    {
      category: 'Hardware › Printer',
      cases: [
        [
          'La impresora de {sala} no imprime',
          'Dice que está sin conexión, pero a {colleague} le imprime.',
          'Limpio la cola, prueba en cinco minutos por favor.',
          'Cola limpia, imprime de nuevo.',
        ],
        [
          'Se atasca el papel',
          'Cada tres hojas se atasca. Ya abrí todo.',
          'Paso {soon_es} con rodillos nuevos.',
          'Rodillos cambiados.',
        ],
      ],
    },
    {
      category: 'Access › Account',
      cases: [
        ['Cuenta bloqueada', 'Demasiados intentos, dice.', 'Desbloqueada, prueba ahora.', 'Desbloqueada.'],
        [
          'Olvidé la clave después de vacaciones',
          'Tres semanas fuera y no la recuerdo.',
          'Te llamo y ponemos una nueva.',
          'Clave nueva puesta por teléfono.',
        ],
      ],
    },
    {
      category: 'Network › VPN',
      cases: [
        [
          'La VPN no conecta',
          'Queda en “conectando” y después dice que no.',
          'Tu certificado venció el domingo, te mando uno nuevo.',
          'Certificado renovado.',
        ],
        [
          'La VPN se corta',
          'A los diez minutos se cae en cada llamada con Bergen.',
          'Prueba una vez con el teléfono como hotspot, por favor.',
          'Cliente actualizado.',
        ],
      ],
    },
    {
      category: 'Hardware › Laptop',
      cases: [
        [
          'El notebook no enciende',
          'Ayer bien, hoy solo la luz del cargador.',
          'Tráelo a la oficina, tengo uno de préstamo.',
          'Placa muerta, se entregó otro equipo.',
        ],
        [
          'El notebook está muy lento',
          'Abrir un plano toma minutos.',
          'Lo miro desde acá, déjalo conectado en el almuerzo.',
          'Disco lleno de instaladores viejos, limpiado.',
        ],
      ],
    },
  ],
}
