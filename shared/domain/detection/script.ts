const han = /[\u3400-\u9fff\uf900-\ufaff]/;

/** Whether a text is to be read with the Chinese rules: any Chinese character decides. */
export const isChinese = (text: string): boolean => han.test(text);
