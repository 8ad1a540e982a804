/** The flags of docs/content.md that are worth a word, the gravest first. One that is not here is ignored. */
export const warnings = ['payment_details', 'contact_details', 'many_links', 'sent_to_many', 'denied_words'] as const;

export type Warning = (typeof warnings)[number];

export const warningOf = (flags: readonly string[]): Warning | undefined =>
  warnings.find(warning => flags.includes(warning));
