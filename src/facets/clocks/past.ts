import { say } from '#lib/words'
import { spell } from '#lib/time/relative'
import { MINUTE_MS } from '#lib/time/instant'
import { fieldsAs, type Past, tells } from '#kernel/past'
import { Policy, PolicyActivated, PolicyChanged, PolicyOrdered, PolicyRenamed } from './contract.ts'
import { policyKind } from './create.ts'
import { metricTitle } from './explain.ts'
import { policyVersions } from './policies.ts'
import { PolicyDefinition, type Step } from './schemas.ts'
import { w } from './words.ts'

const definition = PolicyDefinition.shape

/** What a service level promised. Its versions never change, so events name them alone. */
export const policyPast: Past = {
  of: (kind) => kind === policyKind,
  called: 'title',
  fields: {
    ...fieldsAs(Policy.shape, { title: {}, active: { reads: 'switch' }, version: {} }),
    position: { title: w.later('past.position') },
    ...fieldsAs(definition, {
      scope: {},
      calendar_id: { reads: 'record' },
      targets: { many: true },
      pauses: { many: true },
      steps: { many: true },
    }),
  },
  async now({ db }, { id, title }) {
    const row = await db
      .selectFrom('policy')
      .select(['active', 'position', 'current_id'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const { current_id, ...rest } = row
    return { ...rest, title, version_id: current_id }
  },
  tells: [
    tells(PolicyRenamed, ['title'], ({ before, after }) => ({
      before: { title: before },
      after: { title: after },
    })),
    tells(PolicyChanged, ['version_id'], ({ version_id, before_id }) => ({
      before: { version_id: before_id },
      after: { version_id },
    })),
    tells(PolicyActivated, ['active'], ({ active }) => ({ before: { active: !active }, after: { active } })),
    tells(PolicyOrdered, ['position'], ({ position, before }) => ({
      ...(before === undefined ? { untold: ['position'] } : { before: { position: before } }),
      after: { position },
    })),
  ],
  async opens(ctx, _, { version_id }) {
    const id = String(version_id)
    const found = (await policyVersions(ctx, [id])).get(id)
    return found ? { version: found.version, ...PolicyDefinition.parse(found.definition) } : {}
  },
  async say(ctx, _, { position, targets, steps, pauses }) {
    const { language } = ctx.actor
    const promises = (targets ?? []) as PolicyDefinition['targets']
    const length = (minutes: number) => spell(minutes * MINUTE_MS, { language })
    return {
      position: typeof position === 'number' ? String(position + 1) : '',
      targets: promises.map(({ metric, minutes }) =>
        [
          metricTitle(metric, language),
          ...minutes.flatMap((some, n) => (some === null ? [] : [`P${n + 1} ${length(some)}`])),
        ].join(', '),
      ),
      pauses: ((pauses ?? []) as PolicyDefinition['pauses']).map((one) =>
        say(w.later(`pause.${one}`), language),
      ),
      steps: ((steps ?? []) as Step[]).map(({ metric, offset_minutes, to }) =>
        say(
          w.later('past.step', {
            metric: metricTitle(metric, language),
            when: offset_minutes === 0 ? 'on' : offset_minutes < 0 ? 'before' : 'after',
            length: length(Math.abs(offset_minutes)),
            to,
          }),
          language,
        ),
      ),
    }
  },
}
