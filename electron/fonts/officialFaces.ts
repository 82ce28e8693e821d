import type { FaceRole } from '../pdf/fontSet.ts';

const SMALL_TITLE = ['方正小标宋简体', '方正小标宋_GBK', '方正小标宋', 'FZXiaoBiaoSong-B05S', 'FZXiaoBiaoSong-B05', 'FZXBSJW--GB1-0', 'FZXBSK--GBK1-0', '小标宋体'] as const;
const FANG_SONG = ['仿宋_GB2312', 'FangSong_GB2312', '仿宋', 'FangSong', '方正仿宋_GB2312', '方正仿宋_GBK', '方正仿宋_GB18030', 'FZFangSong-Z02', '华文仿宋', 'STFangsong'] as const;
const HEI = ['黑体', 'SimHei', '方正黑体_GBK', '方正黑体简体', 'FZHei-B01', '华文黑体', 'STHeiti'] as const;
const KAI = ['楷体_GB2312', 'KaiTi_GB2312', '楷体', 'KaiTi', '方正楷体_GB2312', '方正楷体_GBK', '方正楷体_GB18030', 'FZKai-Z03', '华文楷体', 'STKaiti'] as const;
const SONG = ['宋体', 'SimSun', '方正书宋_GBK', '方正书宋_GB18030', 'FZShuSong-Z01', '华文宋体', 'STSong'] as const;

/**
 * Names of the faces for each role, best first: the typography of GB/T 9704—2012, then the faces that UOS and Kylin carry
 * in their place. 仿宋 and 宋体 have no bold of their own, so emphasis and heads of tables are set in 黑体.
 */
export const OFFICIAL_FACES: Readonly<Record<FaceRole, readonly string[]>> = {
  title: SMALL_TITLE, heading: HEI, subheading: KAI, body: FANG_SONG, bodyBold: HEI, table: SONG, tableBold: HEI, folio: SONG,
};
