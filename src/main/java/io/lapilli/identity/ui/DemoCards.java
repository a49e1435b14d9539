package io.lapilli.identity.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import io.lapilli.identity.DemoAccounts.DemoAccount;
import java.util.List;

/** The demo accounts, each one click away. */
class DemoCards extends Div {

    DemoCards(List<DemoAccount> accounts) {
        addClassName("lap-gate-cards");
        accounts.forEach(account -> add(card(account)));
    }

    private PostForm card(DemoAccount account) {
        var name = new Span(account.name());
        name.addClassName("lap-gate-name");
        var purpose = new Span(getTranslation(account.labelKey()));
        purpose.addClassName("lap-caption");
        var button = new NativeButton();
        button.add(name, purpose);
        return new PostForm("login")
                .hidden("username", account.email())
                .hidden("password", account.password())
                .submit(button);
    }
}
