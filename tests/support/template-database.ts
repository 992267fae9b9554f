/** A migrated database that is copied for each test. */
export const templateDatabase = 'eye_to_eye_template';
