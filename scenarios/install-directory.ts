// Puts the practice units and staff into an empty database, with ids that follow from their names.
import { createHash, createHmac } from 'node:crypto';
import { Client } from 'pg';
import { practiceStaff, practiceUnits } from './practice-people.ts';

export interface InstalledDirectory {
  units: Record<string, string>;
  staff: Record<string, string>;
  /** Keyed `slug@unit`. */
  employments: Record<string, string>;
}

/** A stable UUID (version 8) for a name of the scenario, so that links and pictures stay the same from run to run. */
export function practiceId(name: string): string {
  const hex = createHash('sha256').update(`samlop practice ${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Installs the directory as the role that may, in one transaction; does nothing to rows that are there already. */
export async function installDirectory(ownerUrl: string, identityKey: string): Promise<InstalledDirectory> {
  const installed: InstalledDirectory = { units: {}, staff: {}, employments: {} };
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('begin; set local role samlop_definer');
    for (const { slug, ...unit } of practiceUnits) {
      const id = practiceId(`unit ${slug}`);
      installed.units[slug] = id;
      await client.query(
        `insert into unit (id, kind, name, organisation, organisation_number, municipality_number, phone, email, address)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (id) do nothing`,
        [
          id,
          unit.kind,
          unit.name,
          unit.organisation,
          unit.organisationNumber,
          unit.municipalityNumber,
          unit.phone,
          unit.email,
          unit.address,
        ],
      );
    }
    for (const { slug, pid, work, ...person } of practiceStaff) {
      const id = practiceId(`staff ${slug}`);
      installed.staff[slug] = id;
      await client.query(
        `insert into staff (id, given_name, family_name, hpr_number, profession, email, phone, subject_hash)
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing`,
        [
          id,
          person.givenName,
          person.familyName,
          person.hprNumber,
          person.profession,
          person.email,
          person.phone,
          createHmac('sha256', identityKey).update(pid).digest(),
        ],
      );
      for (const place of work) {
        const employmentId = practiceId(`employment ${slug} ${place.unit}`);
        installed.employments[`${slug}@${place.unit}`] = employmentId;
        await client.query(
          `insert into employment (id, staff_id, unit_id, role, title, valid_from)
           values ($1, $2, $3, $4, $5, '2020-01-01') on conflict (id) do nothing`,
          [employmentId, id, installed.units[place.unit], place.role, place.title],
        );
      }
    }
    await client.query('commit');
  } finally {
    await client.end();
  }
  return installed;
}
