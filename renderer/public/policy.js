// Before any module: zod would try whether it may compile code, which the page's content policy refuses
// and reports. It reads its settings from here.
globalThis.__zod_globalConfig = { jitless: true };
