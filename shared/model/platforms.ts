/** Where a conversation took place. `other` is for sources that name no platform. */
export const platforms = [
  'taobao',
  'jd',
  'pinduoduo',
  'douyin',
  'wechat',
  'qq',
  'whatsapp',
  'telegram',
  'line',
  'messenger',
  'instagram',
  'discord',
  'slack',
  'kakaotalk',
  'signal',
  'zendesk',
  'intercom',
  'livechat',
  'freshdesk',
  'helpscout',
  'crisp',
  'chatwoot',
  'gorgias',
  'tidio',
  'groove',
  'whmcs',
  'other',
] as const;

/** The way a message reached the shop. */
export const channels = [
  'im',
  'product-message',
  'store-message',
  'offline-message',
  'site-mail',
] as const;
