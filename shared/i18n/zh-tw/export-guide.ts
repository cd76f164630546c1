// Written by `npm run zh-tw` from ../export-guide.ts: change that, or tests/translation.

export const exportGuide = [
  {
    platform: '淘寶、天貓（千牛、旺旺）',
    ways: [
      {
        formats: ['wangwang-txt'],
        how: '訊息管理器 → 選聯絡人或團隊和時間 → 匯出為 txt。編碼 GBK 或 UTF-8 都能讀。',
      },
      {
        formats: ['qianniu-clipboard', 'qianniu-web-copy'],
        how: '千牛聊天視窗，或 myseller.taobao.com 的「聊天記錄查詢」：全選 → 複製 → 在「匯入」按 Ctrl+V。',
      },
      {
        formats: ['qianniu-json', 'qianniu-sheets', 'qianniu-cell-chats'],
        how: '瀏覽器腳本匯出的 JSON、Excel，或每格放一段聊天的表格。',
      },
      {
        formats: ['qianniu-session-csv', 'qianniu-session-dump'],
        how: '資料後台匯出的對話表，CSV、Excel 或 JSON。',
      },
    ],
  },
  {
    platform: '京東（咚咚）',
    ways: [
      { formats: ['jd-dongdong-log'], how: '咚咚工作台 → 聊天記錄 → 選客服和日期 → 匯出。' },
      {
        formats: ['jd-dongdong-im-json'],
        how: '網頁版「該使用者全部聊天記錄」，在瀏覽器的網路面板裡把返回的 JSON 存成檔案。',
      },
      {
        formats: ['jd-session-table'],
        how: '商家後台「諮詢對話查詢」 → 匯出。裡面沒有訊息，用來補上買家全名、客服和商品。',
      },
      { formats: ['jddc-tsv'], how: '公開的 JDDC 語料。' },
    ],
  },
  {
    platform: '微信',
    ways: [
      {
        formats: ['wechat-share-txt', 'wechat-share-html'],
        how: '長按訊息 → 多選 → 用郵件或備忘錄轉發，把正文存成 txt，或直接在「匯入」按 Ctrl+V。',
      },
      { formats: ['wechat-pc-copy'], how: '電腦版：選中訊息 → 複製 → 在「匯入」按 Ctrl+V。' },
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
        how: '留痕、WeFlow、Wetrace、PyWxDump、chatlog、WechatExporter 等工具匯出的檔案，連同旁邊的資料夾一起拖進來。',
      },
      { formats: ['chatlab'], how: '任何能匯出 ChatLab 交換格式的工具，JSON 或 JSONL。' },
    ],
  },
  {
    platform: 'QQ',
    ways: [
      {
        formats: ['qq-txt', 'qq-mht'],
        how: '訊息管理器 → 右鍵聯絡人 → 匯出訊息記錄 → 純文字檔 (txt) 或網頁 (mht)，mht 帶圖片。',
      },
      { formats: ['qq-clipboard'], how: '選中訊息 → 複製 → 在「匯入」按 Ctrl+V。' },
      {
        formats: ['qce-json', 'qce-txt', 'qce-html', 'qce-xlsx'],
        how: 'qq-chat-exporter 匯出的 JSON、TXT、HTML 或 Excel。',
      },
    ],
  },
  {
    platform: 'WhatsApp、LINE、KakaoTalk、Signal',
    ways: [
      {
        formats: ['whatsapp-txt'],
        how: 'WhatsApp：聊天 → ⋮ → 更多 → 匯出聊天。txt 和 zip 都能讀。',
      },
      {
        formats: ['whatsapp-exporter-json', 'whatsapp-exporter-html'],
        how: 'WhatsApp-Chat-Exporter：從手機備份匯出 JSON 或網頁。群裡的每則訊息帶名字，自己說的記在本店名下。',
      },
      { formats: ['line-txt'], how: 'LINE：聊天 → 設定 → 匯出聊天記錄。' },
      {
        formats: ['line-oa-csv'],
        how: 'LINE 官方帳號：在電腦上開啟管理後台，聊天 → 右上角 ⋮ → 下載聊天記錄（CSV）。',
      },
      {
        formats: ['kakaotalk-csv', 'kakaotalk-txt'],
        how: 'KakaoTalk：聊天 → 選單 → 匯出對話，電腦版和手機版都可以。',
      },
      {
        formats: ['signal-txt', 'signal-html'],
        how: 'Signal Desktop 的匯出工具 sigexport：文字或網頁。',
      },
    ],
  },
  {
    platform: 'Telegram、Viber',
    ways: [
      {
        formats: ['telegram-json', 'telegram-html'],
        how: 'Telegram Desktop → 匯出聊天記錄 → JSON 或 HTML。HTML 請拖整個資料夾。',
      },
      {
        formats: ['telegram-copy'],
        how: 'Telegram Desktop → 選幾則訊息 → 複製 → 在「匯入」按 Ctrl+V。',
      },
      {
        formats: ['viber-copy'],
        how: 'Viber 電腦版 → 選幾則訊息 → 複製 → 在「匯入」按 Ctrl+V。',
      },
    ],
  },
  {
    platform: 'Facebook Messenger、Instagram、VK',
    ways: [
      {
        formats: ['messenger-json', 'instagram-json', 'messenger-html', 'messenger-page'],
        how: '「下載您的資訊」 → 格式選 JSON（網頁格式也能讀）。',
      },
      { formats: ['messenger-e2ee-json'], how: 'Messenger → 下載加密儲存的資料。' },
      { formats: ['vk'], how: 'VK 個人資料壓縮檔裡的 messages 資料夾。' },
    ],
  },
  {
    platform: 'Discord、Slack',
    ways: [
      {
        formats: ['discord-json', 'discord-csv', 'discord-txt', 'discord-html'],
        how: 'DiscordChatExporter 匯出的 JSON、CSV、TXT 或 HTML。',
      },
      { formats: ['slack-export'], how: 'Slack：工作區設定 → 匯出，zip 或解開的資料夾。' },
      {
        formats: ['slack-json', 'slackdump-chunks'],
        how: 'slackdump，或儲存下來的介面返回；歸檔請拖整個資料夾。',
      },
      { formats: ['mattermost'], how: 'Mattermost：管理員批次匯出，zip 或 JSONL。' },
    ],
  },
  {
    platform: '客服系統',
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
        how: '用它們的介面匯出工單或對話，存成 JSON。內部備註會保持為內部。',
      },
      { formats: ['crisp'], how: '按 Crisp 匯入格式做的 JSON，或介面給出的訊息。' },
      { formats: ['gorgias', 'tidio'], how: '設定 → 匯出，CSV。Gorgias 的工單表放在一起拖。' },
      { formats: ['twcs', 'abcd'], how: '公開的客服語料。' },
    ],
  },
  {
    platform: '其他任何系統',
    ways: [
      {
        formats: ['generic-table', 'generic-html', 'generic-json'],
        how: '一行一則訊息的 CSV、TSV、Excel、網頁表格或 JSON。認不出欄時自己指定，並可存為範本。',
      },
      {
        formats: ['chat-lines-txt', 'generic-text'],
        how: '任何文字記錄：一行一條、寫成「【時間】名字：內容」的直接能讀；其餘在預覽裡標出一行裡的時間、傳送人和內容。',
      },
    ],
  },
];
