/**
 * How long a sign-in code is good for, and what it proved is fresh enough for what cannot be undone. Twilio
 * Verify's codes are good for ten minutes, whatever stands here.
 */
export const CODE_MINUTES = 10;
