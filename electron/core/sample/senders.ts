import type { Platform } from '../../../shared/model/message.ts';
import type { SampleConversation, Speaker } from './conversation.ts';
import { people } from './resources.ts';

/** The sender as that platform's export writes it. */
export function senderOf(conversation: SampleConversation, by: Speaker): string {
  const { platform, buyer } = conversation;
  if (by === 'buyer') return buyer;
  switch (platform) {
    case 'taobao':
      return `${people.store}:${by === 'bot' ? '服务助手' : by}`;
    case 'jd':
      return by === 'bot' ? 'jimi_vender_5550' : `${people.shop}-${by}`;
    case 'wechat':
      return people.accounts.wechat;
    case 'qq':
      return by === 'system' ? '系统消息' : people.accounts.qq.name;
    case 'whatsapp':
      return people.accounts.whatsapp;
    default:
      return by;
  }
}

export interface RoleAnswer {
  readonly platform: Platform;
  readonly handle: string;
  readonly role: 'agent' | 'customer';
}

/** Who is who on the platforms whose exports do not say it. QQ's handle is the number. */
export function roleAnswers(conversations: readonly SampleConversation[]): RoleAnswer[] {
  const { wechat, qq, whatsapp } = people.accounts;
  const own: RoleAnswer[] = [
    { platform: 'wechat', handle: wechat, role: 'agent' },
    { platform: 'qq', handle: qq.uin, role: 'agent' },
    { platform: 'whatsapp', handle: whatsapp, role: 'agent' },
    ...people.agents.map(({ name }): RoleAnswer => ({
      platform: 'jd',
      handle: `${people.shop}-${name}`,
      role: 'agent',
    })),
  ];
  const asked = conversations.filter(({ platform }) => silent.includes(platform));
  const buyers = asked.map(({ platform, buyer, uin }): RoleAnswer => ({
    platform,
    handle: uin ?? buyer,
    role: 'customer',
  }));
  return [...own, ...buyers];
}

const silent: readonly Platform[] = ['wechat', 'qq', 'whatsapp'];
