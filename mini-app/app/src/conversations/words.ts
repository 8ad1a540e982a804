import type { InLanguages } from '../words/language';

const en = {};

export const conversationsWords: InLanguages<typeof en> = { en, ru: {}, fr: {} };
