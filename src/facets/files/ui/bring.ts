import { upload } from '#kit/send'
import { files, StoredFile } from '../contract.ts'

/** Brings one file to the house; it is on no record yet. */
export const bringFile = async (
  file: File,
  onProgress?: (share: number) => void,
  signal?: AbortSignal,
): Promise<StoredFile> => StoredFile.parse(await upload(files.upload.path, file, onProgress, signal))

/** What the kit's viewer needs to know of a file. */
export const fileShown = ({
  id,
  name,
  media_type,
  size,
}: Pick<StoredFile, 'id' | 'name' | 'media_type' | 'size'>) => ({
  id,
  name,
  type: media_type,
  bytes: size,
  url: `/api/files/${id}/content`,
})
