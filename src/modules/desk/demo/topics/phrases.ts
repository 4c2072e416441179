/** What is said around the matter itself, by language. `{slots}` are filled when it is told; other words for the same stand behind ` | `. */
export interface Phrases {
  readonly openers: readonly string[]
  readonly closers: readonly string[]
  readonly greets: readonly string[]
  readonly questions: readonly string[]
  /** To each question, in the same order. */
  readonly answers: readonly string[]
  readonly thanks: readonly string[]
  readonly again: readonly string[]
}

const en: Phrases = {
  openers: ['', '', '', 'Hello, ', 'Hi, ', 'Good morning, ', 'Hello everybody, '],
  closers: [
    '',
    '',
    '',
    '',
    ' Thanks!',
    ' Thank you.',
    ' It is not urgent.',
    ' Best before noon.',
    ' I am in {room}.',
    ' You reach me by phone.',
  ],
  greets: ['Hello {asker}, ', 'Hi {asker}, ', 'Good morning {asker}, ', '{asker}, ', ''],
  questions: [
    'Which number is on the small white label? A picture of what you see would help, too.',
    'Does it happen to others near you as well?',
    'Since when exactly, and did anything change that day?',
    'May I connect to your screen for five minutes? When would that suit you?',
    'Is it still so? I could not reach you by phone.',
  ],
  answers: [
    'Here it is: HM-{n}, and a picture. | The label says HM-{n}.',
    'Yes, {colleague} has the same. | Only me, as it seems.',
    'It began right after the restart, nothing else changed. | Since the evening before; I had only closed the lid.',
    'After two is fine, I am at my desk. | Now is good. | Tomorrow before nine, please.',
    'Sorry for the late answer, I was on board. Yes, still the same.',
  ],
  thanks: [
    'Works again, thank you!',
    'Perfect, that was quick.',
    'Great, many thanks from all of {department}.',
    'Thanks, I owe you a coffee.',
    'All good now.',
    'Thank you, also for explaining it.',
    'It runs. Have a good weekend!',
  ],
  again: [
    'Unfortunately it is back since this morning.',
    'It was good for a day, now the same again.',
    'Sorry, not solved: the same message as before.',
  ],
}

const de: Phrases = {
  openers: ['', '', 'Moin! ', 'Hallo zusammen! ', 'Guten Morgen! '],
  closers: ['', '', ' Danke!', ' Vielen Dank im Voraus.', ' Es eilt nicht.', ' Ich sitze in {raum}.'],
  greets: ['Moin {asker}! ', 'Hallo {asker}! ', ''],
  questions: [
    'Welche Nummer steht auf dem weißen Schild?',
    'Haben das auch andere bei euch?',
    'Seit wann genau, und was war an dem Tag anders?',
  ],
  answers: [
    'Anbei die Nummer: HM-{n}.',
    'Ja, {colleague} hat es auch.',
    'Nur ich, so weit ich sehe. Es begann nach dem Neustart.',
  ],
  thanks: [
    'Läuft wieder, danke!',
    'Super, das ging schnell.',
    'Alles gut jetzt, besten Dank.',
    'Danke, du hast einen gut bei mir.',
  ],
  again: ['Leider ist es seit heute früh wieder da.', 'Einen Tag ging es, jetzt wieder dasselbe.'],
}

const nb: Phrases = {
  openers: ['', '', 'Hei, ', 'God morgen, ', 'Hei alle sammen, '],
  closers: ['', '', ' Takk!', ' På forhånd takk.', ' Det haster ikke.', ' Jeg sitter på {rom}.'],
  greets: ['Hei {asker}, ', '{asker}, ', 'God dag {asker}, '],
  questions: [
    'Hvilket nummer står på den hvite lappen?',
    'Gjelder det flere hos dere?',
    'Siden når, og ble noe endret den dagen?',
  ],
  answers: [
    'Nummeret er HM-{n}.',
    'Ja, {colleague} har det samme.',
    'Bare meg, tror jeg. Det begynte etter omstart.',
  ],
  thanks: [
    'Virker igjen, tusen takk!',
    'Supert, det gikk fort.',
    'Alt i orden nå, takk for hjelpen.',
    'Takk, jeg skylder deg en kaffe.',
  ],
  again: ['Dessverre er det tilbake siden i morges.', 'Det var bra en dag, nå er det likedan igjen.'],
}

const es: Phrases = {
  openers: ['', 'Hola, ', 'Buenos días, ', 'Estimados, '],
  closers: ['', '', ' ¡Gracias!', ' Muchas gracias.', ' No es urgente.', ' Estoy en {sala}.'],
  greets: ['Hola {asker}, ', 'Buenos días {asker}, ', '{asker}, '],
  questions: [
    '¿Qué número tiene la etiqueta blanca?',
    '¿Les pasa a otros también?',
    '¿Desde cuándo, y cambió algo ese día?',
  ],
  answers: [
    'El número es HM-{n}.',
    'Sí, a {colleague} le pasa lo mismo.',
    'Solo a mí, parece. Empezó después de reiniciar.',
  ],
  thanks: [
    'Ya funciona, ¡muchas gracias!',
    'Perfecto, qué rápido.',
    'Todo bien ahora, gracias.',
    'Gracias, te debo un café.',
  ],
  again: ['Lamentablemente volvió esta mañana.', 'Un día anduvo bien y ahora lo mismo.'],
}

export const phrases: Readonly<Record<string, Phrases>> = { en, de, nb, es }

/** Said among the desk. */
export const notes: readonly string[] = [
  'Called, nobody there. Trying again after lunch.',
  'Same as two weeks ago at {site}; see what helped there.',
  'Remote session done, nothing odd in the log.',
  'Tried with a fresh profile: works. So it is the profile.',
  'Spoke to {asker} in the canteen. It is only in the mornings.',
  'Looked at it on the way to {quay}. Needs a ladder.',
  'Left a note on the desk.',
  'If it comes a third time we replace it.',
]

/** Said among the desk while a supplier has it. */
export const supplierNotes: readonly string[] = [
  'Sent to {supplier}, case {n}. They say five working days.',
  '{supplier} has case {n}; no date yet.',
  'Asked {supplier} again. “Waiting for a part”, as ever.',
  'Called {supplier}: the mechanic was at the wrong site. New date next week.',
  'Third reminder to {supplier}. Told Solveig, for the talk about the contract.',
]
export const orderNotes: readonly string[] = [
  'Ordered at {supplier}, number {n}. Promised within a week.',
  '{supplier} moves the delivery by a week, no reason given.',
  'Half of order {n} came, the rest “is on its way”.',
  '{supplier} sent the wrong model. Goes back, new one ordered.',
]
export const supplierReplies: readonly string[] = [
  'It is with {supplier} now. I tell you as soon as they name a day.',
  'I am sorry, {supplier} is late again. Please keep the loan machine meanwhile.',
  '{supplier} has moved the date to next week. I stay on it.',
  'Ordered at {supplier}; it should take about a week.',
]
