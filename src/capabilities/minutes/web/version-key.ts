// The key under which approved minutes are read; what changes them invalidates this.
export const versionKey = (id: string) => ['minutes-version', id] as const;
