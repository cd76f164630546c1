/** README.txt: one page, three ways to verify. */
export function readme(name: string): string {
  return `${name}: 证据包 / Evidence package (evpack/1, BagIt 1.0, RFC 8493)

先看 Read first:
  data/statement.html       证据说明 Statement
  data/transcript.html      聊天记录 Transcript
  data/completeness.html    完整性说明 Completeness statement
  data/evidence-list.csv    证据目录 List of evidence

核验方法一：不需要任何专用程序
Verify, way 1: no program of ours needed
  Linux    cd ${name} && sha256sum -c tagmanifest-sha256.txt manifest-sha256.txt
  macOS    cd ${name} && shasum -a 256 -c tagmanifest-sha256.txt manifest-sha256.txt
  Windows  certutil -hashfile tagmanifest-sha256.txt SHA256
  tagmanifest-sha256.txt 的 SHA-256 即封存码，应与包外的封存单逐位相同。
  The SHA-256 of tagmanifest-sha256.txt is the seal code. Compare all 64 digits with the
  counter-sheet that was kept outside this package. Only this excludes a package made anew.

核验方法二：用浏览器打开包旁的 verify.html，把本包拖进去（不联网）
Verify, way 2: open verify.html, which lies beside this package, in a browser and drop the
  package on it (it uses no network)

核验方法三：守言 Keptword（与方法二的检查相同：另查每条消息、每个范围、原件和可读文件）
Verify, way 3: Keptword (the same checks as way 2: also each message, scope, original and document)
  keptword evidence verify ${name} --seal <封存码 seal code>

可信时间戳（如有 seal/）  Time stamp, where there is a seal/ folder
  openssl ts -verify -data tagmanifest-sha256.txt -in seal/tagmanifest.tsr -CAfile seal/tsa-chain.pem

data/messages.jsonl 每行一条消息 one message a line (RFC 8785):
  span  = SHA-256(salt || text)
  leaf  = SHA-256(0x00 || JCS{meta, spans, attachments})
  inner = SHA-256(0x01 || left || right)          (RFC 6962 tree)

本包有助于证明内容自制作以来未被改动；内容是否真实须另行证明。
This package helps to prove that its content is unchanged since it was made; whether the content
is true has to be proved otherwise.
`;
}
