// Organisation numbers: read as typed, and checked.

const weights = [3, 2, 7, 6, 5, 4, 3, 2];

/** The nine digits of a Norwegian organisation number, or null when it is none: digits and spaces only, and the last digit is
 *  the check digit (modulus 11). Source: the Brønnøysund Register Centre on the organisation number. */
export function readOrganisationNumber(text: string): string | null {
  const digits = text.replaceAll(/\s/g, '');
  if (!/^\d{9}$/.test(digits)) return null;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  // A remainder that would call for the digit 10 is never given out.
  return (11 - (sum % 11)) % 11 === Number(digits[8]) ? digits : null;
}
