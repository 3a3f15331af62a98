import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Repository } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { lifeOf, type Mail } from './mail.ts';
import { MailSeal } from './mail-seal.ts';
import { QueuedMail } from './queued-mail.entity.ts';

/** For how long (s) a mail that was taken is nobody else's: longer than sending one can take. */
const LEASE = 60;

/** A mail that this instance, and no other, has in hand. */
export interface TakenMail {
  id: string;
  kind: string;
  sealed: string;
  /** Which attempt this is, from 1. */
  attempts: number;
  /** Too old to be of use. */
  expired: boolean;
}

/** The mail that waits, in the database; all times are the database's, so that no instance's clock matters. */
@Injectable()
export class MailQueue {
  /** Done with, though the database could not be told yet. */
  private readonly done = new Set<string>();

  constructor(
    @InjectRepository(QueuedMail) private readonly mails: Repository<QueuedMail>,
    private readonly seal: MailSeal,
  ) {}

  async add(mail: Mail): Promise<void> {
    await this.mails.insert({
      id: uuidv7(),
      kind: mail.kind,
      sealed: await this.seal.seal(mail),
      expiresAt: () => `now() + interval '${lifeOf(mail)} seconds'`,
    });
  }

  /** Takes up to `limit` mails that are due; as many instances as like may do so at once. */
  async take(limit: number): Promise<TakenMail[]> {
    await this.removeDone(); // lest what was sent be taken again
    const [taken] = await this.mails.query<[TakenMail[], number]>(
      // An array, because a subquery behind IN may be run more than once, and then take more than the limit.
      `UPDATE mails SET attempts = attempts + 1, due_at = now() + $2 * interval '1 second'
        WHERE id = ANY (ARRAY(
          SELECT id FROM mails WHERE due_at <= now() ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED
        ))
        RETURNING id, kind, sealed, attempts, expires_at <= now() AS expired`,
      [limit, LEASE],
    );
    return taken;
  }

  async remove(id: string): Promise<void> {
    this.done.add(id);
    await this.removeDone();
  }

  /** Puts a mail back for so many seconds, or until it expires. */
  async postpone({ id, attempts }: TakenMail, seconds: number): Promise<void> {
    await this.mails.query(
      `UPDATE mails SET due_at = LEAST(now() + $3 * interval '1 second', expires_at)
        WHERE id = $1 AND attempts = $2`, // unless the lease ran out and another instance has it
      [id, attempts, seconds],
    );
  }

  private async removeDone(): Promise<void> {
    const ids = [...this.done];
    if (ids.length === 0) return;
    await this.mails.delete({ id: In(ids) });
    for (const id of ids) this.done.delete(id);
  }
}
