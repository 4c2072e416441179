import { offerImporter, offerTakeBack } from '#facets/imports/public'
import { groundOf } from '../../ground.ts'
import { w } from '../words.ts'
import { activityFields } from './fields.ts'
import { type ActivityPlan, type ActivitySession, judgeActivity, see } from './judge.ts'
import { pastKind, takeBackPast, writeActivity } from './write.ts'

offerImporter<ActivitySession, ActivityPlan>({
  name: 'snipe-it-activity',
  title: w.later('snipe-it.activity'),
  text: w.later('snipe-it.activity.text'),
  source: 'snipe-it-activity',
  can: 'assets.write',
  signatures: [
    ['date', 'action', 'type', 'item'],
    ['datum', 'aktion', 'typ', 'gegenstand'],
    ['action', 'item', 'target', 'changed'],
  ],
  fields: () => Promise.resolve(activityFields),
  options: [],
  lacks: () => [w.later('lacks-activity')],
  // Much of a report is alike: what is told twice is told once.
  identities: () => [],
  begin: async (ctx) => ({
    ground: await groundOf(ctx),
    began: Date.now(),
    steps: new Map(),
    firsts: new Map(),
  }),
  survey: { fields: ['item', 'serial'], see },
  judge: judgeActivity,
  write: writeActivity,
})

offerTakeBack([pastKind], takeBackPast)
