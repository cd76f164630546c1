import { speaksOfSecurity } from './security.ts';

/** True for a line without a speaker that WhatsApp itself writes: who came and went, and what was set. */
export function isNoticeLine(rest: string): boolean {
  const code = rest.charCodeAt(0);
  if (code === 0x200e || code === 0x200f) return true;
  if (rest.length > 400) return false;
  return speaksOfSecurity(rest) || deeds.test(rest);
}

/** What people do to groups and chats, in the languages of WhatsApp's users. */
const deeds = new RegExp(
  [
    // English
    '^(?:you|your|.{1,60}) (?:created (?:this )?group|(?:was|were) (?:added|removed)|(?:was|were) now an admin|joined (?:using|from|via)|left$|changed (?:(?:the|this) (?:group|subject)|their phone|to \\+)|turned (?:on|off)|pinned a message|started a call|requested to join|updated the message timer|blocked this|unblocked this|deleted this group|(?:added|removed) \\S)',
    "^(?:you're (?:now|no longer) an admin|this (?:chat|business|group|message) .*|missed (?:voice|video|group)|waiting for this message|disappearing messages|null$)",
    // German, Dutch
    ' (?:hast|hat|haben|wurdest|wurde|heeft|hebt|hebben|bent|werd) .*(?:hinzugefügt|entfernt|erstellt|geändert|verlassen|beigetreten|toegevoegd|verwijderd|gemaakt|gewijzigd|aangemaakt)',
    // Spanish, Portuguese, Italian, French, Romanian
    ' (?:añadi(?:ó|ste)|agreg(?:ó|aste)|cre(?:ó|aste)|sali(?:ó|ste)|elimin(?:ó|aste)|cambi(?:ó|aste)|se unió|te uniste) ?',
    ' (?:adicionou|criou|saiu|removeu|mudou|alterou|entrou|eliminou)(?: |$)',
    ' (?:ha aggiunto|hai aggiunto|ha creato|hai creato|ha abbandonato|è uscit[oa]|ha rimosso|ha (?:modificato|cambiato)|si è unit[oa]|è entrat[oa]) ?',
    ' (?:a|avez|as) (?:ajouté|créé|quitté|retiré|supprimé|modifié|changé|rejoint) ?',
    ' (?:a adăugat|a creat|a părăsit|a eliminat|a schimbat) ?',
    // Russian, Ukrainian, Polish, Czech
    ' (?:добавил|создал|покинул|вышел|вышла|удалил|исключил|изменил|присоединил|додав|додала|створив|створила|вийшов|вийшла|змінив|змінила)',
    ' (?:dodał|utworzył|stworzył|opuścił|usunął|usunęła|zmienił|dołączył|přidal|vytvořil|opustil|odebral|změnil)',
    // Turkish, Indonesian, Malay, Vietnamese
    ' (?:ekledi(?:n|niz)?|ayrıldı|oluşturdu(?:n|nuz)?|değiştirdi(?:n|niz)?|çıkardı|katıldı)(?:[ .]|$)',
    ' (?:menambahkan|menambah|keluar|membuat grup|membuat kumpulan|mengubah|menukar|mengeluarkan|bergabung|menyertai)(?: |$)',
    ' (?:đã thêm|đã tạo|đã rời|đã xóa|đã thay đổi|đã tham gia) ?',
    // Finnish, Swedish, Danish, Norwegian, Hungarian, Greek
    ' (?:lisäsi|loi ryhmän|poistui|poisti|vaihtoi|liittyi|lade till|skapade|lämnade|tog bort|ändrade|tilføjede|oprettede|forlod|fjernede|ændrede|la til|opprettet|forlot|fjernet|endret|hozzáadta|létrehozta|kilépett|πρόσθεσε|προσέθεσε|δημιούργησε|αποχώρησε|άλλαξε)(?:[ .]|$)',
    // Hebrew, Arabic, Persian, Hindi
    '(?:הוסיפ|הוסיף|יצר|עזב|הצטרפ|הצטרף|שינה|שינתה|הסיר|أضاف|أنشأ|غادر|أزال|غيّر|غير |انضم|اضافه کرد|ایجاد کرد|خارج شد|تغییر داد|जोड़ा|बनाया|छोड़|हटाया|बदला|बदल)',
    // Chinese, Japanese, Korean, Thai
    '(?:添加了|新增了|加入了|退出了|离开了?|離開了?|创建了|建立了|更改了|变更了|移除了|邀请了|邀請了|已将|已將|を追加|が退出|が参加|を作成|を変更|を削除|추가했|초대했|나갔|만들었|변경했|เพิ่ม|สร้างกลุ่ม|ออกจาก|เปลี่ยน)',
  ].join('|'),
  'iu',
);
