import './costs.ts'
import './expiring.ts'
import './held.ts'
import './usage.ts'
import './forecast/home.ts'
import './import/importers.ts'
import './shortage.ts'
import { done } from '#lib/contract'
import { makingOne, thenDone } from '#kernel/handlers'
import { defineModule } from '#kernel/module'
import { freezeAudit } from './audits/freeze.ts'
import { downloadAudit, listAudits, showAudit } from './audits/queries.ts'
import { software as contract } from './contract.ts'
import { addLot, giveSeat, removeLot, saveLot, takeSeat } from './entitlements/commands.ts'
import { listLots } from './entitlements/queries.ts'
import * as happened from './events.ts'
import { forecastHandlers } from './forecast/handlers.ts'
import { refreshForecasts } from './forecast/refresh.ts'
import { w as forecast } from './forecast/words.ts'
import { listInHand } from './hands.ts'
import { kitSeatEvents, kitSeatLines } from './kit-seats/events.ts'
import { keyEvents, keyLines } from './keys/events.ts'
import { keyHandlers } from './keys/handlers.ts'
import { lockedKeys } from './keys/locks.ts'
import { w as keys } from './keys/words.ts'
import { eventLines } from './lines.ts'
import { peakEvents, peakLines } from './peaks/events.ts'
import { peakHandlers } from './peaks/handlers.ts'
import { productPast } from './past.ts'
import { refreshAll } from './positions.ts'
import { showPosition } from './proof.ts'
import { addStarters, archiveProduct, changeRules, createProducts, saveProduct } from './products/commands.ts'
import { countProducts, listProducts } from './products/list.ts'
import { showProduct } from './products/queries.ts'
import { assignPackage, listUnmatched } from './products/unmatched.ts'
import { devicesWith, installedOn, listPackages } from './queries.ts'
import { showCheapest } from './savings/cheapest.ts'
import { listReclaimable } from './savings/reclaim.ts'
import { seatEvents, seatLines } from './seats/events.ts'
import { seatHandlers } from './seats/handlers.ts'
import { softwareData } from './seats/personal-data.ts'
import { addMembers, removeMembers } from './suites/commands.ts'
import { suiteChanged, suiteLine } from './suites/events.ts'
import { w } from './words.ts'

export const software = defineModule({
  name: 'software',
  contract,
  handlers: {
    list: listPackages,
    devices: devicesWith,
    on: installedOn,
    unmatched: listUnmatched,
    assign: assignPackage,
    products: listProducts,
    countProducts,
    product: showProduct,
    createProduct: makingOne(createProducts),
    saveProduct,
    archiveProduct: thenDone(archiveProduct),
    addRule: async (ctx, { id, ...rule }) => {
      const [made] = await changeRules(ctx, id, { add: [rule] })
      if (!made) throw new Error('no rule was made')
      return made
    },
    removeRule: async (ctx, { id, rule_id }) => {
      await changeRules(ctx, id, { take: [rule_id] })
      return done
    },
    addStarters,
    lots: listLots,
    addLot,
    saveLot,
    removeLot,
    giveSeat,
    takeSeat: (ctx, input) => takeSeat(ctx, input),
    inHand: listInHand,
    position: showPosition,
    audits: listAudits,
    freezeAudit,
    audit: showAudit,
    auditFile: downloadAudit,
    reclaimable: listReclaimable,
    cheapest: showCheapest,
    ...keyHandlers,
    ...seatHandlers,
    addMembers,
    removeMembers,
    ...forecastHandlers,
    ...peakHandlers,
  },
  permissions: {
    'software.read': { title: w.later('may-read'), roles: ['technician', 'lead', 'manager', 'auditor'] },
    'software.write': { title: w.later('may-write'), roles: ['lead', 'manager'] },
    'software.keys': { title: keys.later('may-keys'), roles: ['lead', 'manager'] },
  },
  kinds: [
    {
      name: 'product',
      title: w.later('product'),
      prefix: 'SW',
      sequence: 'product_number',
      can: { read: 'software.read', write: 'software.write' },
      page: contract.product.path,
      family: 'product',
    },
  ],
  events: [
    ...Object.values(happened),
    ...keyEvents,
    ...seatEvents,
    suiteChanged,
    ...peakEvents,
    ...kitSeatEvents,
  ],
  eventLines: [...eventLines, ...keyLines, ...seatLines, suiteLine, ...peakLines, ...kitSeatLines],
  personalData: [softwareData],
  locks: [lockedKeys],
  pasts: [productPast],
  schedules: [
    { name: 'software.positions', title: w.later('count'), everySeconds: 3600, run: refreshAll },
    {
      name: 'software.forecast',
      title: forecast.later('refresh'),
      everySeconds: 6 * 3600,
      run: refreshForecasts,
    },
  ],
  views: [
    {
      list: 'software.products',
      name: 'licences',
      title: w.later('view.licences'),
      q: 'licensing:paid archived:no',
    },
    { list: 'software.products', name: 'missing', title: w.later('view.missing'), q: 'short>0 archived:no' },
    { list: 'software.products', name: 'unused', title: w.later('view.unused'), q: 'spare>0 archived:no' },
    { list: 'software.products', name: 'denied', title: w.later('view.denied'), q: 'denied:yes archived:no' },
    { list: 'software.products', name: 'all', title: w.later('view.all'), q: 'archived:no' },
    { list: 'software.products', name: 'archive', title: w.later('view.archive'), q: 'archived:yes' },
  ],
  refusals: {
    product_name_unique: w.later('name-taken'),
    product_rule_once: w.later('rule-twice'),
  },
})
