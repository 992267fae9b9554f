/** Ties the notices to the one place where they appear. */
export const toasterId = 'notices';
