import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the lock needs of the database: notices of sessions that end and of keys that change, bans that leave no
 * session behind, the log of authentication events, the mail that waits to be sent, and the counts of rate limits.
 */
export class TheLock1763710000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SESSIONS);
    await runner.query(BANS);
    await runner.query(PASSWORDS);
    await runner.query(SIGNING_KEYS);
    await runner.query(EVENTS);
    await runner.query(MAILS);
    await runner.query(LIMITS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE rate_limits, mails, auth_events;
      DROP TRIGGER signing_keys_changed ON jwks;
      DROP TRIGGER password_changed ON accounts;
      DROP TRIGGER email_changed ON users;
      DROP TRIGGER refuse_banned ON sessions;
      DROP TRIGGER end_banned ON users;
      DROP INDEX sessions_expires_at_idx, verifications_expires_at_idx;
      DROP TRIGGER session_ended ON sessions;
      DROP TRIGGER session_shortened ON sessions;
      DROP TRIGGER sessions_emptied ON sessions;
      DROP FUNCTION auth_events_append_only, signing_keys_changed, password_changed, email_changed, refuse_banned, end_banned, session_ended, sessions_emptied;
      ALTER TABLE users DROP COLUMN banned_at, DROP COLUMN credentials_changed_at;
      CREATE TABLE rate_limits (
        id uuid CONSTRAINT rate_limits_pkey PRIMARY KEY,
        key text NOT NULL CONSTRAINT rate_limits_key_key UNIQUE,
        count integer NOT NULL,
        last_request bigint NOT NULL
      );
    `);
  }
}

/** Whoever listens on `session_ended` is told the id of each session that ends before its time; `*` is all of them. */
const SESSIONS = `
  CREATE FUNCTION session_ended() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_notify('session_ended', OLD.id::text);
    RETURN NULL;
  END $$;
  CREATE FUNCTION sessions_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_notify('session_ended', '*');
    RETURN NULL;
  END $$;
  CREATE TRIGGER session_ended AFTER DELETE ON sessions FOR EACH ROW EXECUTE FUNCTION session_ended();
  CREATE TRIGGER session_shortened AFTER UPDATE ON sessions FOR EACH ROW
    WHEN (NEW.expires_at < OLD.expires_at OR NEW.created_at < OLD.created_at OR NEW.user_id <> OLD.user_id OR NEW.id <> OLD.id)
    EXECUTE FUNCTION session_ended();
  CREATE TRIGGER sessions_emptied AFTER TRUNCATE ON sessions EXECUTE FUNCTION sessions_emptied();
  CREATE INDEX sessions_expires_at_idx ON sessions (expires_at);
  CREATE INDEX verifications_expires_at_idx ON verifications (expires_at);
`;

/** A banned account has no session, and gets none: not even by a sign-in that runs beside the ban (hence FOR SHARE). */
const BANS = `
  ALTER TABLE users ADD COLUMN banned_at timestamptz(3);
  CREATE FUNCTION end_banned() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    DELETE FROM sessions WHERE user_id = NEW.id;
    RETURN NULL;
  END $$;
  CREATE FUNCTION refuse_banned() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    account users%ROWTYPE;
  BEGIN
    SELECT * INTO account FROM users WHERE id = NEW.user_id FOR SHARE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'the account is gone' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'account_gone';
    ELSIF account.banned_at IS NOT NULL THEN
      RAISE EXCEPTION 'the account is banned' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'account_banned';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER end_banned AFTER UPDATE OF banned_at ON users FOR EACH ROW
    WHEN (NEW.banned_at IS NOT NULL) EXECUTE FUNCTION end_banned();
  CREATE TRIGGER refuse_banned BEFORE INSERT ON sessions FOR EACH ROW EXECUTE FUNCTION refuse_banned();
`;

/**
 * A new password ends all sessions, whoever sets it; also one that is being made with the old password right now, which
 * waits for this lock (FOR SHARE above), and then finds the password changed. Nor can it be replaced again within ten
 * seconds: whoever tries may have proved the one before. `latchlist.same_password` is set where the same password is only
 * hashed anew. `credentials_changed_at` tells which mailed links are older than password and address.
 */
const PASSWORDS = `
  ALTER TABLE users ADD COLUMN credentials_changed_at timestamptz(3);
  CREATE FUNCTION password_changed() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    last timestamptz;
  BEGIN
    SELECT credentials_changed_at INTO last FROM users WHERE id = NEW.user_id FOR UPDATE;
    IF last > clock_timestamp() - interval '10 seconds' THEN
      RAISE EXCEPTION 'the password has just been changed'
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'password_just_changed';
    END IF;
    UPDATE users SET credentials_changed_at = clock_timestamp() WHERE id = NEW.user_id;
    DELETE FROM sessions WHERE user_id = NEW.user_id;
    RETURN NULL;
  END $$;
  CREATE TRIGGER password_changed AFTER UPDATE OF password ON accounts FOR EACH ROW
    WHEN (NEW.password IS DISTINCT FROM OLD.password AND current_setting('latchlist.same_password', true) IS DISTINCT FROM 'on')
    EXECUTE FUNCTION password_changed();
  CREATE FUNCTION email_changed() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    NEW.credentials_changed_at = clock_timestamp();
    RETURN NEW;
  END $$;
  CREATE TRIGGER email_changed BEFORE UPDATE OF email ON users FOR EACH ROW
    WHEN (NEW.email <> OLD.email) EXECUTE FUNCTION email_changed();
`;

const SIGNING_KEYS = `
  CREATE FUNCTION signing_keys_changed() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_notify('signing_keys_changed', '');
    RETURN NULL;
  END $$;
  CREATE TRIGGER signing_keys_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON jwks
    EXECUTE FUNCTION signing_keys_changed();
`;

/** Append-only: a row can be removed only after 180 days, and never changed. Outlives its account, hence no foreign key. */
const EVENTS = `
  CREATE TABLE auth_events (
    id uuid CONSTRAINT auth_events_pkey PRIMARY KEY,
    user_id uuid,
    session_id uuid,
    type text NOT NULL,
    outcome text NOT NULL CONSTRAINT auth_events_outcome_check CHECK (outcome IN ('success', 'failure')),
    reason text,
    ip_address text,
    user_agent text,
    request_id uuid NOT NULL,
    created_at timestamptz(3) NOT NULL DEFAULT now()
  );
  CREATE INDEX auth_events_user_id_id_idx ON auth_events (user_id, id);
  CREATE INDEX auth_events_created_at_idx ON auth_events (created_at);
  CREATE FUNCTION auth_events_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'DELETE' THEN
      IF OLD.created_at < now() - interval '180 days' THEN RETURN OLD; END IF;
    END IF;
    RAISE EXCEPTION 'auth_events is append-only' USING ERRCODE = 'restrict_violation';
  END $$;
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON auth_events FOR EACH ROW EXECUTE FUNCTION auth_events_append_only();
  CREATE TRIGGER not_emptied BEFORE TRUNCATE ON auth_events EXECUTE FUNCTION auth_events_append_only();
`;

/** Mail on its way. `sealed` is encrypted: it names a person, and may hold a link that opens an account. */
const MAILS = `
  CREATE TABLE mails (
    id uuid CONSTRAINT mails_pkey PRIMARY KEY,
    kind text NOT NULL,
    sealed text NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    due_at timestamptz(3) NOT NULL DEFAULT now(),
    expires_at timestamptz(3) NOT NULL,
    created_at timestamptz(3) NOT NULL DEFAULT now()
  );
  CREATE INDEX mails_due_at_idx ON mails (due_at);
`;

/** Counted by rate-limiter-flexible, in its columns; `expire` is in ms since 1970. Losing them in a crash is no loss. */
const LIMITS = `
  DROP TABLE rate_limits;
  CREATE UNLOGGED TABLE rate_limits (
    key text CONSTRAINT rate_limits_pkey PRIMARY KEY,
    points integer NOT NULL DEFAULT 0,
    expire bigint
  );
  CREATE INDEX rate_limits_expire_idx ON rate_limits (expire);
`;
