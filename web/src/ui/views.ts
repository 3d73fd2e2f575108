/** The sides a thing can be pictured from beside its front, in the order one meets them walking round it. */
export const VIEWS = ['left', 'back', 'right', 'top'] as const

export type View = (typeof VIEWS)[number]
