/** A text for people, Chinese first and English second. Legal terms stay in Chinese where they are declared. */
export type Words = readonly [zh: string, en: string];
