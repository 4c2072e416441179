import { say } from '#lib/words'
import type { Question } from '../question-schemas.ts'
import type { Topic } from '../schemas.ts'
import { w } from './words.ts'

type Word = Parameters<typeof w.later>[0]
type Line = readonly [word: Word, weight: number, kind?: Question['kind']]
type Part = readonly [part: Word, lines: readonly Line[]]

const shipped: Readonly<Record<Exclude<Topic, 'other'>, readonly Part[]>> = {
  security: [
    [
      'part.organisation',
      [
        ['security.lead', 0, 'text'],
        ['security.policy', 3],
        ['security.certified', 5],
        ['security.staff', 2],
        ['security.maturity', 4, 'scale'],
      ],
    ],
    [
      'part.access',
      [
        ['security.factor', 5],
        ['security.leavers', 4],
        ['security.rights', 3],
      ],
    ],
    [
      'part.operation',
      [
        ['security.encryption', 4],
        ['security.patches', 5],
        ['security.tests', 4],
        ['security.logs', 3],
        ['security.incident', 5],
      ],
    ],
    ['part.parties', [['security.parties', 3]]],
  ],
  privacy: [
    [
      'part.basics',
      [
        ['privacy.what', 0, 'text'],
        ['privacy.contract', 5],
        ['privacy.officer', 2],
        ['privacy.records', 3],
        ['privacy.minimum', 3],
      ],
    ],
    [
      'part.transfer',
      [
        ['privacy.where', 4],
        ['privacy.transfer', 4],
        ['privacy.parties', 4],
      ],
    ],
    [
      'part.people',
      [
        ['privacy.rights', 4],
        ['privacy.retention', 4],
        ['privacy.breach', 5],
        ['privacy.end', 4],
      ],
    ],
  ],
  continuity: [
    [
      'part.plans',
      [
        ['continuity.plan', 4],
        ['continuity.tested', 4],
        ['continuity.time', 0, 'text'],
        ['continuity.ready', 4, 'scale'],
      ],
    ],
    [
      'part.technology',
      [
        ['continuity.sites', 4],
        ['continuity.backup', 5],
        ['continuity.restore', 4],
      ],
    ],
    [
      'part.company',
      [
        ['continuity.people', 3],
        ['continuity.reach', 3],
        ['continuity.parties', 3],
        ['continuity.money', 3],
        ['continuity.exit', 4],
      ],
    ],
  ],
}

/** The questions on a topic that come with the house, in a language; none where there are none. */
export const shippedQuestions = (topic: Topic, language: string): Question[] =>
  topic === 'other'
    ? []
    : shipped[topic].flatMap(([part, lines]) =>
        lines.map(([word, weight, kind = 'yes-no']) => ({
          id: word.replace('.', '-'),
          part: say(w.later(part), language),
          text: say(w.later(word), language),
          kind,
          weight,
        })),
      )
