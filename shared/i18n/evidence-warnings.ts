import { texts } from './texts.ts';
import * as tw from './zh-tw/evidence-warnings.ts';

/** Warnings of a request or a package: the first word of each is one of these, its subject may follow. */
export const evidenceWarningTexts = texts(
  {
    'cut-anew': '此消息在本案较早的证据包中以另一种切分承诺，叶哈希因此不同',
    'original-unreadable': '档案库中的原始文件无法读取或与记录的 SHA-256 不符',
    'attachment-unreadable': '档案库中的附件无法读取或与记录的 SHA-256 不符',
    'internal-notes': '内部备注一律不出示',
    'attachments-not-read':
      '附件的画面不能检索，文档里的文字也可能查漏，请人工确认其中没有应脱敏的内容',
    'attachment-unsearched':
      '附件太大、有密码或打不开，查不出里面有没有应脱敏的内容，因此未放入证据包。请核对后改存为较小、无密码的文件，再加入本案',
    'no-pick': '未指明要点消息：范围内每条消息均编号，但没有引用',
    gap: '范围内有记录缺口',
    'statement-shortened': '短说明超出字数，部分主张只在证据说明中',
    'several-submissions': '图片页超过一次可提交的张数，已分成几次',
    'too-many-pages': 'PDF 的页数超出限制',
    'too-heavy': '文件超出大小限制',
    'large-scope': '范围很大，打包要几分钟并占用较多内存，可按期间分成几份。条数：',
    'internal-only': '含内部备注，请勿外传',
  },
  {
    'cut-anew':
      'an earlier package of this case committed to this message with other cuts, so its leaf differs',
    'original-unreadable':
      'the original in the archive cannot be read or does not have the recorded SHA-256',
    'attachment-unreadable':
      'the attachment in the archive cannot be read or does not have the recorded SHA-256',
    'internal-notes': 'internal notes among staff are always withheld',
    'attachments-not-read':
      'pictures cannot be searched for removed words, and in documents some may be missed; look at attachments yourself',
    'attachment-unsearched':
      'the attachment is too large, has a password or cannot be opened, so removed words may stand in it: it stays out of the package. Look at it, save it smaller or without the password, and add that to the case',
    'no-pick': 'no message was picked: every message in scope is numbered, none is cited',
    gap: 'the scope has gaps in its records',
    'statement-shortened':
      'the short statement has no room for all claims; the rest stands in the statement',
    'several-submissions':
      'the pages are more than one submission takes and are split into several',
    'too-many-pages': 'the PDF has more pages than the place takes',
    'too-heavy': 'a file is larger than the place takes',
    'large-scope':
      'the scope is large: packing takes minutes and much memory; it can be split by period. Messages:',
    'internal-only': 'holds internal notes: keep it in the house',
  },
  tw.evidenceWarningTexts,
);
