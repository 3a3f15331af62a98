import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { ENV, type Env } from '../config/env.ts';
import { Statements } from '../database/statements.ts';
import { invalid } from '../errors/problems.ts';
import { Account } from './entities/account.entity.ts';
import { hashPassword, isOutdated, verifyPassword } from './password-hash.ts';
import { passwordWeaknesses } from './passwords/password-weaknesses.ts';

const HASH = `
  SELECT password FROM accounts JOIN users ON users.id = user_id
  WHERE email = $1 AND provider_id = 'credential'`;

/** What a password must be, and how it is kept. */
@Injectable()
export class PasswordRules {
  constructor(
    @InjectRepository(Account) private readonly accounts: Repository<Account>,
    @Inject(ENV) private readonly env: Env,
    private readonly statements: Statements,
  ) {}

  /** @throws {Problem} 400 naming `field` and every reason. */
  refuseWeak(field: string, password: string, owner: { email: string; name: string }): void {
    const weaknesses = passwordWeaknesses(password, owner, this.env.passwordMinLength);
    if (weaknesses.length > 0) throw invalid(weaknesses.map((detail) => ({ pointer: `/${field}`, detail })));
  }

  /** Whether a password that fitted `hash` still fits; only a hash that was made anew meanwhile has to be tried. */
  async isStill(hash: string | undefined, email: string, password: string): Promise<boolean> {
    const [now] = await this.statements.rows<Pick<Account, 'password'>>('hash of a password', HASH, [
      email.toLowerCase(),
    ]);
    if (!now?.password) return false;
    return now.password === hash || (await verifyPassword({ hash: now.password, password }));
  }

  /** Hashes a password that was just found right anew when its hash was made at another cost than today's. */
  async keepUpToDate(userId: string, password: string, hash: string | undefined): Promise<void> {
    if (hash === undefined || !isOutdated(hash, this.env.hashCost)) return;
    const renewed = await hashPassword(password, this.env.hashCost);
    await this.accounts.manager.transaction(async (manager) => {
      await manager.query("SET LOCAL latchlist.same_password = 'on'");
      await manager.update(
        Account,
        { userId, providerId: 'credential', password: hash },
        { password: renewed },
      );
    });
  }
}
