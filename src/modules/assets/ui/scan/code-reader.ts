/** Looks at what the camera shows now, and says the code that it reads there. */
export type ReadFrame = (video: HTMLVideoElement) => Promise<string | undefined>

/** As browsers have it; TypeScript's own library does not know it. */
interface Detector {
  detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]>
}
interface DetectorClass {
  new (options: { formats: string[] }): Detector
  getSupportedFormats: () => Promise<string[]>
}
declare global {
  interface Window {
    BarcodeDetector?: DetectorClass
  }
}

const wanted = ['qr_code', 'code_128', 'code_39', 'data_matrix', 'ean_13']

/** The browser's own reader where it has one that knows our labels; else one of ours, which is loaded only then. */
export async function codeReader(): Promise<ReadFrame> {
  const { BarcodeDetector: Own } = window
  const known = (await Own?.getSupportedFormats()) ?? []
  const formats = wanted.filter((format) => known.includes(format))
  if (!Own || !formats.includes('qr_code')) return (await import('./loaded-reader.ts')).loadedReader()
  const detector = new Own({ formats })
  return async (video) => (await detector.detect(video))[0]?.rawValue
}
