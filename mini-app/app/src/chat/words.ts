import type { InLanguages } from '../words/language';

const en = {};

export const chatWords: InLanguages<typeof en> = { en, ru: {}, fr: {} };
