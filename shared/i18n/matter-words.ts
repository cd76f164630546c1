import { texts } from './texts.ts';
import * as tw from './zh-tw/matter-words.ts';

export const promiseStatusWords = texts(
  {
    proposed: '待确认',
    open: '待兑现',
    kept: '已兑现',
    broken: '没做到',
    withdrawn: '已撤回',
    rejected: '不是承诺',
  },
  {
    proposed: 'To confirm',
    open: 'Open',
    kept: 'Kept',
    broken: 'Broken',
    withdrawn: 'Withdrawn',
    rejected: 'Not a promise',
  },
  tw.promiseStatusWords,
);

export const promiseKindWords = texts(
  {
    callback: '回复回电',
    investigate: '查询核实',
    ship: '发货',
    refund: '退款',
    deliver_by: '送达时间',
    price: '价格',
    compensate: '补偿',
    exchange: '换货补发',
    gift: '赠品',
    warranty: '保修',
    other: '其他',
  },
  {
    callback: 'Get back',
    investigate: 'Look into',
    ship: 'Ship',
    refund: 'Refund',
    deliver_by: 'Deliver by',
    price: 'Price',
    compensate: 'Compensate',
    exchange: 'Exchange',
    gift: 'Gift',
    warranty: 'Warranty',
    other: 'Other',
  },
  tw.promiseKindWords,
);

export const disputeStageWords = texts(
  {
    proposed: '待确认',
    accept: '受理',
    explain: '解释',
    propose: '方案',
    'follow-up': '跟进',
    closed: '关闭',
    rejected: '不是纠纷',
  },
  {
    proposed: 'To confirm',
    accept: 'Accept',
    explain: 'Explain',
    propose: 'Propose',
    'follow-up': 'Follow up',
    closed: 'Closed',
    rejected: 'Not a dispute',
  },
  tw.disputeStageWords,
);

export const disputeKindWords = texts(
  {
    late_delivery: '迟发晚到',
    quality: '质量问题',
    refund_delay: '退款拖延',
    service_attitude: '服务态度',
    wrong_item: '发错漏发',
    price_protection: '价保',
    lost: '丢件',
    not_as_described: '描述不符',
    fraud_claim: '假货欺诈',
    warranty: '保修',
    other: '其他',
  },
  {
    late_delivery: 'Late delivery',
    quality: 'Quality',
    refund_delay: 'Refund delay',
    service_attitude: 'Service attitude',
    wrong_item: 'Wrong item',
    price_protection: 'Price protection',
    lost: 'Lost parcel',
    not_as_described: 'Not as described',
    fraud_claim: 'Fraud claim',
    warranty: 'Warranty',
    other: 'Other',
  },
  tw.disputeKindWords,
);
