package io.lapilli.identity;

import java.util.List;

/** The accounts that the sign-in page offers as cards. A bean of this type exists only with demo data. */
public interface DemoAccounts {

    List<DemoAccount> accounts();

    /** @param labelKey key of a text in every language that says what the person comes for */
    record DemoAccount(String labelKey, String name, String email, String password) {}
}
