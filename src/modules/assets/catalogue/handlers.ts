import {
  addManufacturer,
  addModel,
  addStatus,
  addType,
  changeManufacturer,
  changeModel,
  changeStatus,
  changeType,
} from './commands.ts'
import { listManufacturers, listModels, listStatuses, listTypes } from './queries.ts'

export const catalogueHandlers = {
  types: listTypes,
  addType,
  changeType,
  statuses: listStatuses,
  addStatus,
  changeStatus,
  manufacturers: listManufacturers,
  addManufacturer,
  changeManufacturer,
  models: listModels,
  addModel,
  changeModel,
}
