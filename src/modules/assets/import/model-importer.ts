import { z } from 'zod'
import { say, type Sentence } from '#lib/words'
import {
  also,
  fieldIn,
  type ImportField,
  offerImporter,
  offerTakeBack,
  type TakeBack,
} from '#facets/imports/public'
import { type Ground, groundOf } from '../ground.ts'
import { w as room } from '../words.ts'
import { assetImportFields, figures } from './fields.ts'
import {
  changeModels,
  judgeModels,
  loadModels,
  modelIdentities,
  type ModelPlan,
  type ModelSession,
  removeModels,
  writeModels,
} from './models.ts'
import { w } from './words.ts'

const field = fieldIn(w)
const shared = /^(?:type|manufacturer|model_number)$/

/** What is known of a model, and what the files of the world call it. */
const modelFields = (ground: Ground): readonly ImportField[] => [
  field('name', { required: true, most: 160, aliases: also('model, model name, modell, modele') }),
  ...assetImportFields(ground).filter(({ name }) => shared.test(name)),
  field('end_of_life', {
    type: 'day',
    aliases: also('eol date, end of life, end of support, asset eol date, support bis, fin de vie'),
  }),
  field('eol_months', {
    type: 'whole',
    least: 0,
    most: 600,
    clean: figures,
    aliases: also('eol, eol months, eol rate'),
  }),
]

const Facts = z.object({
  type: z.string().optional(),
  number: z.string().optional(),
  end_of_life: z.string().nullable().optional(),
})

/** Models that an import brought, that nobody changed and that nothing is of by now are gone again; those it changed are as they were. */
const takeBackModels: TakeBack = async (ctx, did, deeds) => {
  const kept = new Map<number, Sentence>()
  const ids = deeds.map(({ id }) => id)
  if (did === 'created') {
    const stay = await removeModels(ctx, ids)
    for (const { deed, id } of deeds) if (stay.has(id)) kept.set(deed, w.later('undo-edited'))
    return kept
  }
  const known = await loadModels(ctx, ids)
  for (const { deed, id, before, after } of deeds) {
    const [was, is, now] = [Facts.parse(before ?? {}), Facts.parse(after ?? {}), known.get(id)]
    const changed = (Object.keys(is) as (keyof typeof is)[]).filter((one) => now && now[one] !== is[one])
    if (changed.length === 0) await changeModels(ctx, [{ id, facts: was }])
    else {
      const said = changed.map((one) =>
        say(w.later(one === 'number' ? 'model_number' : one), ctx.actor.language),
      )
      kept.set(deed, w.later('undo-changed', { fields: said.join(', ') }))
    }
  }
  return kept
}

offerImporter<ModelSession, ModelPlan>({
  name: 'snipe-it-models',
  title: w.later('snipe-it.model'),
  text: w.later('snipe-it.model.text'),
  source: 'snipe-it-models',
  can: 'assets.write',
  signatures: [
    ['name', 'category', 'manufacturer', 'model number', 'fieldset', 'eol'],
    ['name', 'category', 'manufacturer', 'model notes', 'min qty'],
    ['name', 'model no', 'category', 'eol rate', 'fieldset'],
  ],
  fields: async (ctx) => modelFields(await groundOf(ctx)),
  options: [
    {
      name: 'type',
      title: w.later('option-type'),
      choices: (['laptop', 'desktop', 'phone', 'monitor'] as const).map((value) => ({
        value,
        title: room.later(`type.${value}`),
      })),
      usual: 'laptop',
    },
  ],
  lacks: () => [w.later('lacks-minimum')],
  identities: modelIdentities,
  begin: async (ctx, { options }) => ({ ground: await groundOf(ctx), usual: options['type'] ?? 'laptop' }),
  judge: judgeModels,
  write: writeModels,
})
offerTakeBack(['asset-model'], takeBackModels)
