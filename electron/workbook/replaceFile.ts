import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BadInput } from '../../shared/badInput.ts';

/**
 * Writes a file aside in the same folder and renames it, so that the old file stays whole until the new one is complete.
 * Throws BadInput when the place cannot be written; the aside file is removed in every case.
 */
export async function replaceFile(file: string, bytes: Uint8Array): Promise<void> {
  const aside = join(dirname(file), `.${process.pid}-${asideCount += 1}.tmp`);
  try {
    const handle = await open(aside, 'wx');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(aside, file);
  } catch (error) {
    await rm(aside, { force: true }).catch(() => undefined);
    throw refusal(error, file);
  }
}

let asideCount = 0;

function refusal(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === '') return error;
  return new BadInput('output-unwritable', `不能写入“${file}”：${reason(code, file)}`);
}

function reason(code: string, file: string): string {
  switch (code) {
    case 'ENOENT': return `文件夹“${dirname(file)}”不存在，请先建立该文件夹或另选保存位置。`;
    case 'ENOTDIR': return `“${dirname(file)}”不是文件夹，请另选保存位置。`;
    case 'EISDIR': case 'ENOTEMPTY': case 'EEXIST': return '同名的文件夹已经存在，请改名或另选保存位置。';
    case 'ENOSPC': case 'EDQUOT': return '磁盘空间不足，请清理后重试。';
    case 'ENAMETOOLONG': return '路径太长，请另选较浅的文件夹。';
    case 'EACCES': case 'EPERM': case 'EBUSY': case 'EROFS': return '没有写入权限，或该文件正在 Excel、WPS 中打开，请关闭它或另选保存位置。';
    default: return `系统报告 ${code}，请另选保存位置后重试。`;
  }
}
