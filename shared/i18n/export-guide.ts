import type { Language } from './texts.ts';
import * as tw from './zh-tw/export-guide.ts';

/** How to get what a platform knows of its chats: a group a platform, a line a way. */
export interface ExportGuide {
  readonly platform: string;
  readonly ways: readonly {
    /** Ids of the formats that come of it. */
    readonly formats: readonly string[];
    readonly how: string;
  }[];
}

/** Every format stands in one place here: a test says so. */
export const exportGuide: Readonly<Record<Language, readonly ExportGuide[]>> = {
  'zh-CN': [
    {
      platform: '淘宝、天猫（千牛、旺旺）',
      ways: [
        {
          formats: ['wangwang-txt'],
          how: '消息管理器 → 选联系人或团队和时间 → 导出为 txt。编码 GBK 或 UTF-8 都能读。',
        },
        {
          formats: ['qianniu-clipboard', 'qianniu-web-copy'],
          how: '千牛聊天窗口，或 myseller.taobao.com 的“聊天记录查询”：全选 → 复制 → 在“导入”按 Ctrl+V。',
        },
        {
          formats: ['qianniu-json', 'qianniu-sheets', 'qianniu-cell-chats'],
          how: '浏览器脚本导出的 JSON、Excel，或每格放一段聊天的表格。',
        },
        {
          formats: ['qianniu-session-csv', 'qianniu-session-dump'],
          how: '数据后台导出的会话表，CSV、Excel 或 JSON。',
        },
      ],
    },
    {
      platform: '京东（咚咚）',
      ways: [
        { formats: ['jd-dongdong-log'], how: '咚咚工作台 → 聊天记录 → 选客服和日期 → 导出。' },
        {
          formats: ['jd-dongdong-im-json'],
          how: '网页版“该用户全部聊天记录”，在浏览器的网络面板里把返回的 JSON 存成文件。',
        },
        {
          formats: ['jd-session-table'],
          how: '商家后台“咨询会话查询” → 导出。里面没有消息，用来补上买家全名、客服和商品。',
        },
        { formats: ['jddc-tsv'], how: '公开的 JDDC 语料。' },
      ],
    },
    {
      platform: '微信',
      ways: [
        {
          formats: ['wechat-share-txt', 'wechat-share-html'],
          how: '长按消息 → 多选 → 用邮件或备忘录转发，把正文存成 txt，或直接在“导入”按 Ctrl+V。',
        },
        { formats: ['wechat-pc-copy'], how: '电脑版：选中消息 → 复制 → 在“导入”按 Ctrl+V。' },
        {
          formats: [
            'memotrace-csv',
            'memotrace-txt',
            'memotrace-html',
            'weflow-json',
            'weflow-md',
            'weflow-html',
            'weflow-xlsx',
            'weflow-sql',
            'wetrace-json',
            'echotrace-html',
            'pywxdump-csv',
            'chatlog-json',
            'chatlog-csv',
            'chatlog-txt',
            'chatlog-keeper-json',
            'chatlog-keeper-html',
            'wechatexporter-txt',
            'wechatexporter-html',
          ],
          how: '留痕、WeFlow、Wetrace、PyWxDump、chatlog、WechatExporter 等工具导出的文件，连同旁边的文件夹一起拖进来。',
        },
        { formats: ['chatlab'], how: '任何能导出 ChatLab 交换格式的工具，JSON 或 JSONL。' },
      ],
    },
    {
      platform: 'QQ',
      ways: [
        {
          formats: ['qq-txt', 'qq-mht'],
          how: '消息管理器 → 右键联系人 → 导出消息记录 → 文本文件 (txt) 或网页 (mht)，mht 带图片。',
        },
        { formats: ['qq-clipboard'], how: '选中消息 → 复制 → 在“导入”按 Ctrl+V。' },
        {
          formats: ['qce-json', 'qce-txt', 'qce-html', 'qce-xlsx'],
          how: 'qq-chat-exporter 导出的 JSON、TXT、HTML 或 Excel。',
        },
      ],
    },
    {
      platform: 'WhatsApp、LINE、KakaoTalk、Signal',
      ways: [
        {
          formats: ['whatsapp-txt'],
          how: 'WhatsApp：聊天 → ⋮ → 更多 → 导出聊天。txt 和 zip 都能读。',
        },
        {
          formats: ['whatsapp-exporter-json', 'whatsapp-exporter-html'],
          how: 'WhatsApp-Chat-Exporter：从手机备份导出 JSON 或网页。群里的每条消息带名字，自己说的记在本店名下。',
        },
        { formats: ['line-txt'], how: 'LINE：聊天 → 设置 → 导出聊天记录。' },
        {
          formats: ['line-oa-csv'],
          how: 'LINE 官方账号：在电脑上打开管理后台，聊天 → 右上角 ⋮ → 下载聊天记录（CSV）。',
        },
        {
          formats: ['kakaotalk-csv', 'kakaotalk-txt'],
          how: 'KakaoTalk：聊天 → 菜单 → 导出对话，电脑版和手机版都可以。',
        },
        {
          formats: ['signal-txt', 'signal-html'],
          how: 'Signal Desktop 的导出工具 sigexport：文本或网页。',
        },
      ],
    },
    {
      platform: 'Telegram、Viber',
      ways: [
        {
          formats: ['telegram-json', 'telegram-html'],
          how: 'Telegram Desktop → 导出聊天记录 → JSON 或 HTML。HTML 请拖整个文件夹。',
        },
        {
          formats: ['telegram-copy'],
          how: 'Telegram Desktop → 选几条消息 → 复制 → 在“导入”按 Ctrl+V。',
        },
        {
          formats: ['viber-copy'],
          how: 'Viber 电脑版 → 选几条消息 → 复制 → 在“导入”按 Ctrl+V。',
        },
      ],
    },
    {
      platform: 'Facebook Messenger、Instagram、VK',
      ways: [
        {
          formats: ['messenger-json', 'instagram-json', 'messenger-html', 'messenger-page'],
          how: '“下载您的信息” → 格式选 JSON（网页格式也能读）。',
        },
        { formats: ['messenger-e2ee-json'], how: 'Messenger → 下载加密存储的数据。' },
        { formats: ['vk'], how: 'VK 个人数据压缩包里的 messages 文件夹。' },
      ],
    },
    {
      platform: 'Discord、Slack',
      ways: [
        {
          formats: ['discord-json', 'discord-csv', 'discord-txt', 'discord-html'],
          how: 'DiscordChatExporter 导出的 JSON、CSV、TXT 或 HTML。',
        },
        { formats: ['slack-export'], how: 'Slack：工作区设置 → 导出，zip 或解开的文件夹。' },
        {
          formats: ['slack-json', 'slackdump-chunks'],
          how: 'slackdump，或保存下来的接口返回；归档请拖整个文件夹。',
        },
        { formats: ['mattermost'], how: 'Mattermost：管理员批量导出，zip 或 JSONL。' },
      ],
    },
    {
      platform: '客服系统',
      ways: [
        {
          formats: [
            'zendesk-support',
            'zendesk-chat',
            'intercom',
            'livechat',
            'freshdesk',
            'freshchat',
            'helpscout',
            'chatwoot',
            'gorgias-json',
            'groove',
            'whmcs',
          ],
          how: '用它们的接口导出工单或会话，存成 JSON。内部备注会保持为内部。',
        },
        { formats: ['crisp'], how: '按 Crisp 导入格式做的 JSON，或接口给出的消息。' },
        { formats: ['gorgias', 'tidio'], how: '设置 → 导出，CSV。Gorgias 的工单表放在一起拖。' },
        { formats: ['twcs', 'abcd'], how: '公开的客服语料。' },
      ],
    },
    {
      platform: '其他任何系统',
      ways: [
        {
          formats: ['generic-table', 'generic-html', 'generic-json'],
          how: '一行一条消息的 CSV、TSV、Excel、网页表格或 JSON。认不出列时自己指定，并可存为预设。',
        },
        {
          formats: ['chat-lines-txt', 'generic-text'],
          how: '任何文字记录：一行一条、写成“【时间】名字：内容”的直接能读；其余在预览里标出一行里的时间、发送人和内容。',
        },
      ],
    },
  ],
  'zh-TW': tw.exportGuide,
  en: [
    {
      platform: 'Taobao and Tmall (Qianniu, WangWang)',
      ways: [
        {
          formats: ['wangwang-txt'],
          how: 'Message manager → choose contacts or the team, and dates → export as txt. GBK and UTF-8 are both read.',
        },
        {
          formats: ['qianniu-clipboard', 'qianniu-web-copy'],
          how: 'The chat window, or the chat records on myseller.taobao.com: select all → copy → Ctrl+V in Import.',
        },
        {
          formats: ['qianniu-json', 'qianniu-sheets', 'qianniu-cell-chats'],
          how: 'JSON or Excel of browser scripts, or tables with a chat in each cell.',
        },
        {
          formats: ['qianniu-session-csv', 'qianniu-session-dump'],
          how: 'Tables of sessions from a data back end, as CSV, Excel or JSON.',
        },
      ],
    },
    {
      platform: 'JD (Dongdong)',
      ways: [
        {
          formats: ['jd-dongdong-log'],
          how: 'Dongdong workbench → chat records → choose agent and dates → export.',
        },
        {
          formats: ['jd-dongdong-im-json'],
          how: 'All records of a customer on the web page: save the answer from the browser’s network view.',
        },
        {
          formats: ['jd-session-table'],
          how: 'The back office’s query of sessions → export. It holds no messages; it adds full names, agents and goods.',
        },
        { formats: ['jddc-tsv'], how: 'The public JDDC corpus.' },
      ],
    },
    {
      platform: 'WeChat',
      ways: [
        {
          formats: ['wechat-share-txt', 'wechat-share-html'],
          how: 'Long-press a message → More → forward by mail or notes; save the text as txt, or press Ctrl+V in Import.',
        },
        {
          formats: ['wechat-pc-copy'],
          how: 'On a computer: select messages → copy → Ctrl+V in Import.',
        },
        {
          formats: [
            'memotrace-csv',
            'memotrace-txt',
            'memotrace-html',
            'weflow-json',
            'weflow-md',
            'weflow-html',
            'weflow-xlsx',
            'weflow-sql',
            'wetrace-json',
            'echotrace-html',
            'pywxdump-csv',
            'chatlog-json',
            'chatlog-csv',
            'chatlog-txt',
            'chatlog-keeper-json',
            'chatlog-keeper-html',
            'wechatexporter-txt',
            'wechatexporter-html',
          ],
          how: 'What MemoTrace, WeFlow, Wetrace, PyWxDump, chatlog or WechatExporter write, with the folders beside it.',
        },
        {
          formats: ['chatlab'],
          how: 'Any tool that writes ChatLab’s exchange format, JSON or JSONL.',
        },
      ],
    },
    {
      platform: 'QQ',
      ways: [
        {
          formats: ['qq-txt', 'qq-mht'],
          how: 'Message manager → right-click a contact → export messages → text (txt) or web page (mht, with pictures).',
        },
        { formats: ['qq-clipboard'], how: 'Select messages → copy → Ctrl+V in Import.' },
        {
          formats: ['qce-json', 'qce-txt', 'qce-html', 'qce-xlsx'],
          how: 'What qq-chat-exporter writes: JSON, TXT, HTML or Excel.',
        },
      ],
    },
    {
      platform: 'WhatsApp, LINE, KakaoTalk, Signal',
      ways: [
        {
          formats: ['whatsapp-txt'],
          how: 'WhatsApp: chat → ⋮ → More → Export chat. Both txt and zip are read.',
        },
        {
          formats: ['whatsapp-exporter-json', 'whatsapp-exporter-html'],
          how: 'WhatsApp-Chat-Exporter: JSON or pages out of a phone’s backup. Messages of groups name their senders; what the phone’s owner said is the shop’s.',
        },
        { formats: ['line-txt'], how: 'LINE: chat → settings → export chat history.' },
        {
          formats: ['line-oa-csv'],
          how: 'LINE official account: the manager on a computer, chat → ⋮ → download the chat (CSV).',
        },
        {
          formats: ['kakaotalk-csv', 'kakaotalk-txt'],
          how: 'KakaoTalk: chat → menu → export, on a computer or a phone.',
        },
        {
          formats: ['signal-txt', 'signal-html'],
          how: 'sigexport for Signal Desktop: text or pages.',
        },
      ],
    },
    {
      platform: 'Telegram, Viber',
      ways: [
        {
          formats: ['telegram-json', 'telegram-html'],
          how: 'Telegram Desktop → Export chat history → JSON or HTML. Of HTML drop the whole folder.',
        },
        {
          formats: ['telegram-copy'],
          how: 'Telegram Desktop → select messages → copy → press Ctrl+V under “Imports”.',
        },
        {
          formats: ['viber-copy'],
          how: 'Viber on a computer → select messages → copy → press Ctrl+V under “Imports”.',
        },
      ],
    },
    {
      platform: 'Facebook Messenger, Instagram, VK',
      ways: [
        {
          formats: ['messenger-json', 'instagram-json', 'messenger-html', 'messenger-page'],
          how: 'Download your information → JSON (pages are read, too).',
        },
        {
          formats: ['messenger-e2ee-json'],
          how: 'Messenger → Download secure storage data.',
        },
        { formats: ['vk'], how: 'The folder messages of an account’s archive.' },
      ],
    },
    {
      platform: 'Discord, Slack',
      ways: [
        {
          formats: ['discord-json', 'discord-csv', 'discord-txt', 'discord-html'],
          how: 'What DiscordChatExporter writes: JSON, CSV, TXT or HTML.',
        },
        {
          formats: ['slack-export'],
          how: 'Slack: workspace settings → Export, the zip or its folder.',
        },
        {
          formats: ['slack-json', 'slackdump-chunks'],
          how: 'slackdump, or a saved answer of the API; of an archive drop the whole folder.',
        },
        {
          formats: ['mattermost'],
          how: 'Mattermost: the bulk export of an administrator, the zip or its JSONL.',
        },
      ],
    },
    {
      platform: 'Helpdesks',
      ways: [
        {
          formats: [
            'zendesk-support',
            'zendesk-chat',
            'intercom',
            'livechat',
            'freshdesk',
            'freshchat',
            'helpscout',
            'chatwoot',
            'gorgias-json',
            'groove',
            'whmcs',
          ],
          how: 'Tickets or conversations from their API, saved as JSON. Private notes stay internal.',
        },
        { formats: ['crisp'], how: 'JSON made for Crisp’s importer, or messages from its API.' },
        {
          formats: ['gorgias', 'tidio'],
          how: 'Settings → export, CSV. Drop Gorgias’ table of tickets along with it.',
        },
        { formats: ['twcs', 'abcd'], how: 'Public research corpora.' },
      ],
    },
    {
      platform: 'Anything else',
      ways: [
        {
          formats: ['generic-table', 'generic-html', 'generic-json'],
          how: 'CSV, TSV, Excel, a table of a page or JSON with one message a row. Columns that are not found can be named, and kept as a preset.',
        },
        {
          formats: ['chat-lines-txt', 'generic-text'],
          how: 'Any text: a message a line, as 【time】name：text, is read as it is; else mark time, sender and text of one line in the preview.',
        },
      ],
    },
  ],
};
