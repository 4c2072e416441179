import { z } from 'zod'
import { event, flag, get, Id, page, paging, patch, post } from '#lib/contract'
import { Saved } from '#lib/shapes'
import {
  ManufacturerDraft,
  ManufacturerPatch,
  ManufacturerRow,
  ModelDraft,
  ModelPatch,
  ModelRow,
  sorts,
  StatusDraft,
  StatusPatch,
  StatusRow,
  TypeDraft,
  TypePatch,
  TypeRow,
} from './schemas.ts'

const find = z.string().trim().max(200).default('').meta({ title: 'Name contains' })
const archived = flag().default(false).meta({ title: 'Also what is archived' })
const short = flag().default(false).meta({ title: 'Only those of which too few are ready' })
const Made = z.object({ id: Id, version: z.int() })

export const catalogueEndpoints = {
  types: get('/api/assets/types', {
    summary: 'List the types of assets with what they can do',
    can: 'assets.care',
    input: z.object({ archived }),
    reply: z.object({ items: z.array(TypeRow) }),
  }),
  addType: post('/api/assets/types', {
    summary: 'Add a type of assets',
    can: 'assets.manage',
    input: TypeDraft,
    reply: Saved,
  }),
  changeType: patch('/api/assets/types/:code', {
    summary: 'Change a type of assets, or archive it',
    can: 'assets.manage',
    input: TypePatch,
    reply: Saved,
  }),
  statuses: get('/api/assets/statuses', {
    summary: 'List the states that assets can have, by what they mean',
    can: 'assets.care',
    input: z.object({ archived }),
    reply: z.object({ items: z.array(StatusRow) }),
  }),
  addStatus: post('/api/assets/statuses', {
    summary: 'Add a state that assets can have',
    can: 'assets.manage',
    input: StatusDraft,
    reply: Saved,
  }),
  changeStatus: patch('/api/assets/statuses/:code', {
    summary: 'Change a state of assets, or archive it',
    can: 'assets.manage',
    input: StatusPatch,
    reply: Saved,
  }),
  manufacturers: get('/api/assets/manufacturers', {
    summary: 'List manufacturers by name',
    can: 'assets.care',
    input: z.object({ find, archived, ...paging }),
    reply: page(ManufacturerRow),
  }),
  addManufacturer: post('/api/assets/manufacturers', {
    summary: 'Add a manufacturer',
    can: 'assets.write',
    input: ManufacturerDraft,
    reply: Made,
  }),
  changeManufacturer: patch('/api/assets/manufacturers/:id', {
    summary: 'Rename a manufacturer, or archive it',
    can: 'assets.write',
    input: ManufacturerPatch,
    reply: Saved,
  }),
  models: get('/api/assets/models', {
    summary: 'List models by name: how many there are, how old, until when their maker helps',
    can: 'assets.care',
    input: z.object({ find, archived, short, ...paging }),
    reply: page(ModelRow),
  }),
  addModel: post('/api/assets/models', {
    summary: 'Add a model',
    can: 'assets.write',
    input: ModelDraft,
    reply: Made,
  }),
  changeModel: patch('/api/assets/models/:id', {
    summary: 'Change a model, or archive it; things that are called as it is follow',
    can: 'assets.write',
    input: ModelPatch,
    reply: Saved,
  }),
}

/** The catalogue is no record: whoever works in IT sees what happens to it. */
export const CatalogueChanged = event(
  'asset.catalogue-changed',
  z.object({
    sort: z.enum(sorts),
    of: z.string(),
    title: z.string(),
    /** Empty: it was added. */
    changed: z.array(z.string()),
    archived: z.boolean(),
  }),
)
