import { texts } from './texts.ts';
import * as tw from './zh-tw/verify-page.ts';

/** The offline verification page; it shows both languages at once. */
export const verifyPageTexts = texts(
  {
    title: '核验证据包',
    about: '本页只在这台电脑上运行，不联网，也不上传任何文件。',
    drop: '把证据包（zip 或文件夹）拖到这里',
    chooseZip: '选择 zip 文件',
    chooseFolder: '选择文件夹',
    seal: '封存码（封存单上的 64 位，可不填）',
    sealBad: '封存码应为 64 位十六进制数字，请核对后重试。',
    working: '正在核验…',
    checked: (name: string, time: string) => `核验对象：${name}，本机时间 ${time}`,
    passed: '通过',
    passedMeans: '内容完整一致，且与包外的封存码相符。',
    passedByStamp: '内容完整一致，且有成立的可信时间戳。',
    altered: '已被改动',
    alteredMeans: '下列内容与制作时不符。',
    incomplete: '不完整',
    incompleteMeans: '下列内容缺失或无法读取，其余未见改动。',
    unsealed: '未封存',
    unsealedMeans:
      '内容前后一致，但没有包外的封存码可核对，无法排除整包重做。请填入封存单上的封存码再核验。',
    findings: '发现的问题',
    more: (count: number) => `另有 ${count} 条`,
    sealCode: '本包的封存码',
    again: '核验另一个',
  },
  {
    title: 'Verify an evidence package',
    about: 'This page runs on this computer only; it uses no network and uploads nothing.',
    drop: 'Drop the package (zip or folder) here',
    chooseZip: 'Choose a zip file',
    chooseFolder: 'Choose a folder',
    seal: 'Seal code (64 digits from the counter-sheet, optional)',
    sealBad: 'A seal code has 64 hexadecimal digits; compare it and try again.',
    working: 'Verifying…',
    checked: (name: string, time: string) =>
      `Checked: ${name}, at ${time} by this computer’s clock`,
    passed: 'Intact',
    passedMeans: 'The content is whole, agrees with itself and with the seal code kept outside.',
    passedByStamp: 'The content is whole, agrees with itself and has a time stamp that holds.',
    altered: 'Altered',
    alteredMeans: 'What is listed differs from what was packed.',
    incomplete: 'Incomplete',
    incompleteMeans: 'What is listed is missing or unreadable; nothing else was altered.',
    unsealed: 'Not sealed',
    unsealedMeans:
      'The content agrees with itself, but without an outside seal code a full rewrite cannot be excluded. Enter the code from the counter-sheet and verify again.',
    findings: 'Findings',
    more: (count: number) => `and ${count} more`,
    sealCode: 'Seal code of this package',
    again: 'Verify another',
  },
  tw.verifyPageTexts,
);
