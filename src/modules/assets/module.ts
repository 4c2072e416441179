import './expiring.ts'
import './own-fields.ts'
import './shortage.ts'
import './minimums/home.ts'
import './minimums/shortage.ts'
import './home.ts'
import './idle/home.ts'
import './repairs/home.ts'
import './repairs/promised.ts'
import './write-offs/home.ts'
import './protocols/home.ts'
import './import/importers.ts'
import './import/care-importer.ts'
import './import/activity/importer.ts'
import './import/reading-importer.ts'
import './import/model-importer.ts'
import { done } from '#lib/contract'
import { handsOut } from '#facets/custody/public'
import { makingOne, thenDone } from '#kernel/handlers'
import { roles } from '#kernel/auth/roles'
import { defineModule } from '#kernel/module'
import { BookingTold } from './bookings/contract.ts'
import { bookingHandlers } from './bookings/handlers.ts'
import { bookingLines } from './bookings/lines.ts'
import { remindOfDue } from './bookings/notices.ts'
import { w as bookings } from './bookings/words.ts'
import { catalogueHandlers } from './catalogue/handlers.ts'
import { catalogueLines } from './catalogue/lines.ts'
import { CatalogueChanged } from './catalogue/contract.ts'
import { w as catalogue } from './catalogue/words.ts'
import { changeAsset } from './commands/change-asset.ts'
import { createAssets } from './commands/create-assets.ts'
import { setDepreciation } from './commands/depreciation.ts'
import { readCounter } from './commands/readings.ts'
import { handOver } from './commands/hand-over.ts'
import { assets as contract } from './contract.ts'
import { costHandlers } from './costs/handlers.ts'
import { reckonNext } from './costs/reckon.ts'
import { reckonIdleNext } from './idle/round.ts'
import { w as idle } from './idle/words.ts'
import { w as costs } from './costs/words.ts'
import { idleFigures, listIdle } from './idle/queries.ts'
import { busyDays, diskPercent, memoryPercent } from './idle/settings.ts'
import { downtimeRate, idleDays, labourRate } from './costs/settings.ts'
import { views } from './default-views.ts'
import { eventLines, events } from './events.ts'
import { asset } from './kinds.ts'
import { assetPast } from './past.ts'
import { labelSheet } from './queries/labels.ts'
import { countAssets, listAssets } from './queries/list.ts'
import { choices, oneAsset } from './queries/one.ts'
import { joinerMoved, joinerOver, joinerPrepared } from './joiners/contract.ts'
import { joinerLines } from './joiners/lines.ts'
import { prepareJoiners } from './joiners/prepare.ts'
import { showJoiner } from './joiners/read.ts'
import { ahead, prepares, readyDays } from './joiners/settings.ts'
import { w as joiners } from './joiners/words.ts'
import { KitChanged } from './kits/contract.ts'
import { kitHandlers } from './kits/handlers.ts'
import { kitLines } from './kits/lines.ts'
import { w as kits } from './kits/words.ts'
import { keepReady } from './minimums/commands.ts'
import { modelStock } from './minimums/queries.ts'
import { RepairChanged, RepairClosed, RepairOpened } from './repairs/contract.ts'
import { repairHandlers } from './repairs/handlers.ts'
import { repairLines } from './repairs/lines.ts'
import { costShares } from './shares/queries.ts'
import { AssetElsewhere, AssetSeen, StocktakeTold } from './stocktake/contract.ts'
import { stocktakeHandlers } from './stocktake/handlers.ts'
import { stocktakeLines } from './stocktake/lines.ts'
import { w as stocktake } from './stocktake/words.ts'
import { FieldLocked, RuleDecided } from './sources/contract.ts'
import { sourceHandlers } from './sources/handlers.ts'
import { sourceLines } from './sources/lines.ts'
import { scannedAssets } from './queries/scanned.ts'
import { valueOf } from './queries/value.ts'
import { remindOf, signProtocol, withdrawProtocol } from './protocols/deeds.ts'
import { protocolData } from './protocols/personal-data.ts'
import { listProtocols, protocolFile, showProtocol } from './protocols/read.ts'
import { signWithin } from './protocols/settings.ts'
import { assetProtocol, protocolLine } from './protocols/tell.ts'
import { addTerms, allTerms } from './protocols/terms.ts'
import { showHeld } from './returns/held.ts'
import { leaverDays, tellOfLeavers } from './returns/leavers.ts'
import { takeBack } from './returns/take-back.ts'
import { listTold } from './told/queries.ts'
import { addWipe, assetWiped, certificateOf, listWipes, wipeLine } from './wipes/wipes.ts'
import { AssetsPosted, WriteOffTold } from './write-offs/contract.ts'
import { writeOffHandlers } from './write-offs/handlers.ts'
import { writeOffLines } from './write-offs/lines.ts'
import { approvesWriteOffs } from './write-offs/settings.ts'
import { w as writeOffs } from './write-offs/words.ts'
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
    labels: labelSheet,
    scanned: scannedAssets,
    readCounter: thenDone(readCounter),
    setDepreciation: thenDone(setDepreciation),
    create: makingOne(createAssets),
    save: (ctx, { id, version, ...patch }) => changeAsset(ctx, id, patch, version),
    handOver: async (ctx, input) => ({ ...done, ...(await handOver(ctx, input)) }),
    protocols: listProtocols,
    protocol: showProtocol,
    protocolPdf: protocolFile,
    sign: thenDone(signProtocol),

    ...catalogueHandlers,
    modelStock,
    keepReady: thenDone(keepReady),
    ...sourceHandlers,
    ...repairHandlers,
    ...writeOffHandlers,
    ...bookingHandlers,
    ...stocktakeHandlers,
    ...kitHandlers,
    ...costHandlers,
    costShares,
    idle: listIdle,
    idleFigures,
    joiner: showJoiner,
    remind: thenDone(remindOf),
    withdraw: thenDone(withdrawProtocol),
    told: listTold,
    wipes: listWipes,
    addWipe,
    certificate: certificateOf,
    held: showHeld,
    takeBack: async (ctx, input) => ({ ...done, ...(await takeBack(ctx, input)) }),
    terms: allTerms,
    addTerms,
  },
  permissions: {
    // Which assets is decided by audience and grants: whoever holds one sees it.
    'assets.read': { title: w.later('may-read'), roles, part: 'everywhere' },
    'assets.terms': { title: w.later('may-terms'), roles: ['lead', 'manager'] },
    'assets.write': { title: w.later('may-write'), roles: ['technician', 'lead', 'manager'] },
    'assets.care': { title: w.later('may-care'), roles: ['technician', 'lead', 'manager', 'auditor'] },
    'assets.approve': { title: w.later('may-approve'), roles: ['lead', 'manager'] },
    'assets.manage': { title: w.later('may-manage'), roles: ['lead', 'manager'] },
  },
  kinds: [asset],
  events: [
    ...events,
    CatalogueChanged,
    FieldLocked,
    RuleDecided,
    RepairOpened,
    RepairChanged,
    RepairClosed,
    WriteOffTold,
    AssetsPosted,
    BookingTold,
    AssetSeen,
    AssetElsewhere,
    StocktakeTold,
    KitChanged,
    joinerPrepared,
    joinerMoved,
    joinerOver,
    assetProtocol,
    assetWiped,
  ],
  eventLines: [
    ...eventLines,
    ...catalogueLines,
    ...sourceLines,
    ...repairLines,
    ...writeOffLines,
    ...bookingLines,
    ...stocktakeLines,
    ...kitLines,
    ...joinerLines,
    protocolLine,
    wipeLine,
  ],
  personalData: [protocolData],
  settings: [
    signWithin,
    leaverDays,
    approvesWriteOffs,
    downtimeRate,
    labourRate,
    idleDays,
    memoryPercent,
    diskPercent,
    busyDays,
    prepares,
    ahead,
    readyDays,
  ],
  views,
  schedules: [
    { name: 'assets.leavers', title: w.later('leavers'), everySeconds: 3600, run: tellOfLeavers },
    { name: 'assets.joiners', title: joiners.later('look'), everySeconds: 3600, run: prepareJoiners },
    { name: 'assets.costs', title: costs.later('reckon'), everySeconds: 15, run: reckonNext },
    { name: 'assets.idle', title: idle.later('reckon'), everySeconds: 15, run: reckonIdleNext },
    { name: 'assets.due-back', title: bookings.later('remind'), everySeconds: 3600, run: remindOfDue },
  ],
  pasts: [assetPast],
  refusals: {
    asset_tag_unique: w.later('tag-taken'),
    asset_home_place_id_fkey: w.later('no-place'),
    asset_supplier_id_fkey: w.later('no-supplier'),

    asset_type_pkey: catalogue.later('type-taken'),
    asset_type_title_unique: catalogue.later('type-taken'),
    asset_status_pkey: catalogue.later('status-taken'),
    asset_status_title_unique: catalogue.later('status-taken'),
    manufacturer_name_unique: catalogue.later('manufacturer-taken'),
    asset_model_name_unique: catalogue.later('model-taken'),
    asset_booking_apart: bookings.later('apart'),
    asset_write_off_waiting: writeOffs.later('already-proposed'),
    stocktake_open: stocktake.later('running'),
    asset_kit_name_unique: kits.later('taken'),
    asset_kit_department_id_fkey: kits.later('no-department'),
  },
})
