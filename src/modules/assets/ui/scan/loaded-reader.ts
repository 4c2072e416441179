import {
  BarcodeFormat,
  BinaryBitmap,
  DecodeHintType,
  HTMLCanvasElementLuminanceSource,
  HybridBinarizer,
  MultiFormatReader,
  NotFoundException,
} from '@zxing/library'
import type { ReadFrame } from './code-reader.ts'

const { QR_CODE, CODE_128, CODE_39, DATA_MATRIX, EAN_13 } = BarcodeFormat
/** Wide enough for the bars of a label, small enough to be read several times a second on an old phone. */
const mostAcross = 900

/** A reader for browsers that have none. */
export function loadedReader(): ReadFrame {
  const reader = new MultiFormatReader()
  reader.setHints(
    new Map([[DecodeHintType.POSSIBLE_FORMATS, [QR_CODE, CODE_128, CODE_39, DATA_MATRIX, EAN_13]]]),
  )
  const canvas = document.createElement('canvas')
  return async (video) => {
    const scale = Math.min(1, mostAcross / video.videoWidth)
    canvas.width = video.videoWidth * scale
    canvas.height = video.videoHeight * scale
    canvas.getContext('2d', { willReadFrequently: true })?.drawImage(video, 0, 0, canvas.width, canvas.height)
    try {
      const seen = new BinaryBitmap(new HybridBinarizer(new HTMLCanvasElementLuminanceSource(canvas)))
      return reader.decodeWithState(seen).getText()
    } catch (thrown) {
      // Nothing to read, or half of it: the next frame may show more.
      if (thrown instanceof NotFoundException) return undefined
      throw thrown
    }
  }
}
