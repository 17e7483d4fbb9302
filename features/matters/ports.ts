/**
 * Whether a resident registered themselves as a sentinel where something lies (B09). `Db` is the server's handle; a
 * parameter, so that this file stays pure.
 */
export type IsSentinel<Db> = (db: Db, at: { personId: string; areaCode: string }) => Promise<boolean>

export interface MatterPorts<Db = never> {
  isSentinel: IsSentinel<Db>
}
