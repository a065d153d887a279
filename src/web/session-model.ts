// The session as GET /api/session tells it.

/** One post that a member of staff holds at a unit. */
export interface Employment {
  readonly id: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly unitKind: string;
  readonly role: string;
  /** What the person is at the unit, in words: «psykologspesialist». */
  readonly title?: string | null;
}

/** Somebody at work for a unit. */
export interface SignedIn {
  readonly state: 'signed-in';
  readonly staff: { readonly id: string; readonly name: string; readonly hprNumber: string | null };
  readonly employment: Employment;
  readonly employments: readonly Employment[];
  /** What the role may do, by name; a name that is missing means no. */
  readonly may: Readonly<Record<string, boolean>>;
  readonly language: string;
  /** True in the practice room: every person is made up. */
  readonly practice: boolean;
  readonly idleTimeoutSeconds: number;
  /** 32 bytes in base64, this person's at every sign-in: seals unsaved text on the device. */
  readonly draftKey: string;
  /** The server's instant, ISO 8601. */
  readonly now: string;
}

/** Signed in, but not yet at one of several units. */
export interface ChooseUnit {
  readonly state: 'choose-unit';
  readonly employments: readonly Employment[];
}

export type SessionAnswer = SignedIn | ChooseUnit;

/** The answer to POST /api/session/sign-out: where the browser goes next, e.g. the login provider's own sign-out. */
export interface SignOutAnswer {
  readonly redirectTo?: string;
}
