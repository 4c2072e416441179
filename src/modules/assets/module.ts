import './home.ts'
import './import/importers.ts'
import './import/model-importer.ts'
import { done } from '#lib/contract'
import { handsOut } from '#facets/custody/public'
import { roles } from '#kernel/auth/roles'
import { defineModule } from '#kernel/module'
import { changeAsset } from './commands/change-asset.ts'
import { createAssets } from './commands/create-assets.ts'
import { setDepreciation } from './commands/depreciation.ts'
import { handOver } from './commands/hand-over.ts'
import { assets as contract } from './contract.ts'
import { views } from './default-views.ts'
import { eventLines, events } from './events.ts'
import { asset } from './kinds.ts'
import { assetPast } from './past.ts'
import { countAssets, listAssets } from './queries/list.ts'
import { choices, oneAsset } from './queries/one.ts'
import { valueOf } from './queries/value.ts'
import { w } from './words.ts'

handsOut(asset.name)

export const assets = defineModule({
  name: 'assets',
  contract,
  handlers: {
    list: listAssets,
    count: countAssets,
    choices,
    get: oneAsset,
    value: valueOf,
    setDepreciation: async (ctx, input) => {
      await setDepreciation(ctx, input)
      return done
    },
    create: async (ctx, input) => {
      const [made] = await createAssets(ctx, [input])
      return { id: made?.id ?? '', key: made?.key ?? '' }
    },
    save: (ctx, { id, version, ...patch }) => changeAsset(ctx, id, patch, version),
    handOver: async (ctx, input) => {
      await handOver(ctx, input)
      return done
    },
  },
  permissions: {
    // Which assets is decided by audience and grants: whoever holds one sees it.
    'assets.read': { title: w.later('may-read'), roles, part: 'everywhere' },
    'assets.write': { title: w.later('may-write'), roles: ['technician', 'lead', 'manager'] },
  },
  kinds: [asset],
  events,
  eventLines,
  views,
  pasts: [assetPast],
  refusals: {
    asset_tag_unique: w.later('tag-taken'),
    asset_home_place_id_fkey: w.later('no-place'),
    asset_supplier_id_fkey: w.later('no-supplier'),
  },
})
