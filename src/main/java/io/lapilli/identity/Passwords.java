package io.lapilli.identity;

import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Hashes and compares passwords with Argon2id (19 MiB, two passes, one lane). */
@Component
class Passwords {

    private final PasswordEncoder encoder =
            new DelegatingPasswordEncoder("argon2", Map.of("argon2", new Argon2PasswordEncoder(16, 32, 1, 19456, 2)));

    /** As many at once as there are processors: more would only take memory, and a flood of guesses takes much. */
    private final Semaphore running = new Semaphore(Runtime.getRuntime().availableProcessors());

    /** Made when it is first needed: at every start it would cost as much as a sign-in. */
    private final Supplier<String> nobodys =
            SingletonSupplier.of(() -> encoder.encode("of an account that does not exist"));

    /** @throws io.lapilli.shared.InvalidInputException when it breaks {@link PasswordRules} */
    String hash(String password, String email) {
        PasswordRules.check(password, email);
        return bounded(() -> encoder.encode(password));
    }

    /** Of a password that is right already, with today's parameters. */
    String rehash(String password) {
        return bounded(() -> encoder.encode(password));
    }

    /** Takes the same time whether there is a hash or not. */
    boolean matches(String password, @Nullable String hash) {
        if (password.length() > PasswordRules.LONGEST * 2) {
            return false;
        }
        boolean matches = bounded(() -> encoder.matches(password, hash == null ? nobodys.get() : hash));
        return matches && hash != null;
    }

    /** Whether it was made with other parameters than hashes are made with today. */
    boolean outdated(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    private <T> T bounded(Supplier<T> work) {
        running.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            running.release();
        }
    }
}
