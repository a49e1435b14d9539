package io.lapilli.identity;

import io.lapilli.shared.AlreadyExistsException;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.InvalidSettingException;
import io.lapilli.shared.LapilliSettings;
import java.util.Currency;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Before anything is served: the operator organisation is there, and an administrator if the settings name one. */
@Component
class FirstStart implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(FirstStart.class);
    private static final String EMAIL = "LAPILLI_BOOTSTRAP_ADMIN_EMAIL";
    private static final String PASSWORD = "LAPILLI_BOOTSTRAP_ADMIN_PASSWORD";

    private final LapilliSettings settings;
    private final Organisations organisations;
    private final Users users;
    private final UserStore store;

    FirstStart(LapilliSettings settings, Organisations organisations, Users users, UserStore store) {
        this.settings = settings;
        this.organisations = organisations;
        this.users = users;
        this.store = store;
    }

    @Override
    public void afterSingletonsInstantiated() {
        operator(currency());
        String email = settings.bootstrap().adminEmail();
        String password = settings.bootstrap().adminPassword();
        if (email == null && password == null) {
            return;
        }
        if (email == null) {
            throw new InvalidSettingException(EMAIL, "is missing, but " + PASSWORD + " is set");
        }
        if (password == null) {
            throw new InvalidSettingException(PASSWORD, "is missing, but " + EMAIL + " is set");
        }
        if (store.countOperatorAdministrators() == 0) {
            administrator(email, password);
        }
    }

    /** Nodes that start for the first time together make it once. */
    private void operator(Currency currency) {
        try {
            organisations.operator(currency);
        } catch (AlreadyExistsException madeByAnotherNode) {
            organisations.operator(currency);
        }
    }

    private Currency currency() {
        try {
            return Rules.currency("currency", settings.currency());
        } catch (InvalidInputException unknown) {
            throw new InvalidSettingException("LAPILLI_CURRENCY", "must be a currency code of ISO 4217, such as CNY");
        }
    }

    private void administrator(String email, String password) {
        try {
            Optional<User> known = users.findByEmail(email);
            if (known.isPresent()) {
                users.modify(
                        Actor.INSTALLATION,
                        known.get().id(),
                        user -> new UserChange(user.name(), PlatformRole.OPERATOR_ADMIN, false));
                log.info("{} is an operator administrator now and keeps the own password", email);
            } else {
                var wanted = new NewUser(email, "Administrator", PlatformRole.OPERATOR_ADMIN, null, null);
                users.create(Actor.INSTALLATION, wanted, password);
                log.info("Made the first operator administrator, {}", email);
            }
        } catch (AlreadyExistsException madeByAnotherNode) {
            log.debug("Another node made the first operator administrator");
        } catch (InvalidInputException broken) {
            throw new InvalidSettingException(
                    broken.field().equals("password") ? PASSWORD : EMAIL, "can't be used: " + broken.getMessage());
        }
    }
}
