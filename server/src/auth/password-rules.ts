import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { ENV, type Env } from '../config/env.ts';
import { invalid } from '../errors/problems.ts';
import { Account } from './entities/account.entity.ts';
import { hashPassword, isOutdated } from './password-hash.ts';
import { passwordWeaknesses } from './passwords/password-weaknesses.ts';

/** What a password must be, and how it is kept. */
@Injectable()
export class PasswordRules {
  constructor(
    @InjectRepository(Account) private readonly accounts: Repository<Account>,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** @throws {Problem} 400 naming `field` and every reason. */
  refuseWeak(field: string, password: string, owner: { email: string; name: string }): void {
    const weaknesses = passwordWeaknesses(password, owner, this.env.passwordMinLength);
    if (weaknesses.length > 0) throw invalid(weaknesses.map((detail) => ({ pointer: `/${field}`, detail })));
  }

  /** Hashes a password that was just found right anew when its hash was made with other parameters than today's. */
  async keepUpToDate(userId: string, password: string): Promise<void> {
    const account = await this.accounts.findOneBy({ userId, providerId: 'credential' });
    if (!account?.password || !isOutdated(account.password)) return;
    const unchanged = { id: account.id, password: account.password };
    await this.accounts.update(unchanged, { password: await hashPassword(password) });
  }
}
