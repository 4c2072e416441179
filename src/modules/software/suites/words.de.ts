import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('software-suites', {
  members: 'Was zur Suite gehört',
  itself: 'Eine Suite kann nicht zu sich selbst gehören',
  circle: '{product} enthält dieses Produkt selbst als Suite',
  'said-added': 'Hat {product} in die Suite aufgenommen',
  'said-removed': 'Hat {product} aus der Suite genommen',
})
