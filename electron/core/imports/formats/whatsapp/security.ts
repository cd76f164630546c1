/**
 * The notices about encryption and about security codes carry a person's or the group's name on the
 * iPhone.
 */
export function isSecurityNotice(text: string): boolean {
  if (text.length >= 400) return false;
  // What WhatsApp itself writes there begins with a mark: then the words in any language are enough.
  if (text.startsWith('\u200e')) return speaksOfSecurity(text);
  return mayBeNotice.test(text) && (unmistakable.test(text) || firstWords.test(text));
}

/** Whoever says it: for lines without a speaker, which nobody but WhatsApp writes. */
export function speaksOfSecurity(text: string): boolean {
  return endToEnd.test(text) || securityCode.test(text);
}

/** Of the two, the one with which an export begins. */
export function isEncryptionNotice(text: string): boolean {
  return isSecurityNotice(text) && !securityCode.test(text);
}

/** Cheap: nearly no message names any of these. */
const mayBeNotice = /whatsapp|واتساب|end-to-end|security code|端/iu;

const unmistakable =
  /^(?:messages and calls are end-to-end encrypted\b|messages (?:you send )?to this (?:chat|group)(?: and calls)? are now secured with end-to-end encryption|your security code with .{1,60} changed\.|消息和通话(?:都|已)进行端到端加密|消息与通话已进行端到端加密|訊息和通話(?:經|受到?)端對端加密)/iu;

/** How the notice begins, which then names WhatsApp itself, in the languages of its users. */
const firstWords = new RegExp(
  `^(?:${[
    'nachrichten und anrufe sind ende-zu-ende',
    'nachrichten (?:in|an) dies(?:em|en|er) (?:chat|gruppe)',
    'les messages et les appels sont chiffrés',
    'les messages (?:envoyés )?dans (?:cette|ce) (?:discussion|groupe)',
    'los mensajes y las llamadas están cifrados',
    'los mensajes (?:enviados )?(?:a|en) este (?:chat|grupo)',
    'as mensagens e (?:as )?(?:chamadas|ligações) são',
    'as mensagens (?:enviadas )?(?:para|neste|nesta|desta)',
    'i messaggi e le chiamate sono crittografati',
    'berichten en gesprekken worden end-to-end',
    'сообщения и звонки защищены сквозным шифрованием',
    'сообщения(?: и звонки)? в (?:этом|данном) чате',
    'повідомлення й дзвінки захищено наскрізним',
    'wiadomości i połączenia są w pełni zaszyfrowane',
    'mesajlar ve aramalar uçtan uca şifrelidir',
    'mesajele și apelurile sunt criptate',
    'meddelanden och samtal är',
    'beskeder og opkald er',
    'meldinger og samtaler er',
    'viestit ja puhelut salataan',
    'zprávy a hovory jsou opatřeny',
    'správy a hovory sú zabezpečené',
    'az üzenetek és hívások végpontok',
    'poruke i pozivi zaštićeni su',
    'τα μηνύματα και οι κλήσεις κρυπτογραφούνται',
    'pesan dan panggilan terenkripsi',
    'mesej dan panggilan disulitkan',
    'tin nhắn và cuộc gọi được mã h(?:óa|oá)',
    'ข้อความและการโทรได้รับการเข้ารหัส',
    'メッセージと通話はエンドツーエンド',
    '메시지(?: 및 전화는|와 통화는) 종단 ?간',
    'मैसेजेस और कॉल्स एंड-टू-एंड',
    'الرسائل والمكالمات مشفرة',
    'ההודעות והשיחות מוצפנות',
  ].join('|')}).*(?:whatsapp|واتساب)`,
  'isu',
);

const endToEnd =
  /end-to-end|ende-zu-ende|ende-til-ende|de extremo a extremo|d'extrem a extrem|de ponta a ponta|ponto a ponto|de bout en bout|crittografat|сквозн|наскрізн|uçtan uca|w pełni zaszyfrowane|integral|komplett krypter|koncovým šifrováním|šifrovaním počas|végpontok közötti|täysin sala|salataan täysin|κρυπτογραφ|hujung ke hujung|mã h(?:óa|oá) đầu cuối|การเข้ารหัส|エンドツーエンド|종단 ?간|端到端|端對端|点对点|एंड-टू-एंड|مشفرة|מקצה לקצה|מקצה-לקצה/iu;

const securityCode =
  /security code|sicherheitsnummer|code de sécurité|código de segur(?:idad|ança)|codice di sicurezza|beveiligingscode|код безопасности|код безпеки|güvenlik kodu|kode keamanan|kod keselamatan|mã bảo mật|รหัสความปลอดภัย|安全代码|安全碼|安全代碼|セキュリティコード|보안 ?코드/iu;
