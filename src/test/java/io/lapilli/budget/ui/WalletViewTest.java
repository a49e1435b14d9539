package io.lapilli.budget.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import io.lapilli.budget.BudgetFixtures;
import io.lapilli.budget.RedemptionCodes;
import io.lapilli.budget.RedemptionDraft;
import io.lapilli.budget.WalletDraft;
import io.lapilli.budget.WalletEntry;
import io.lapilli.budget.Wallets;
import io.lapilli.console.ConsoleScene;
import io.lapilli.identity.Actor;
import io.lapilli.identity.Billing;
import io.lapilli.identity.MemberRole;
import io.lapilli.identity.OrganisationChange;
import io.lapilli.identity.Organisations;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.Note;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WalletViewTest {

    private ConsoleScene scene;

    @BeforeEach
    void open() {
        scene = new ConsoleScene(WalletView.class);
        BudgetFixtures.start(scene.identity.context());
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private static String text() {
        return _get(WalletView.class).getElement().getTextRecursively();
    }

    private void paysInAdvance() {
        scene.bean(Wallets.class);
        scene.bean(Organisations.class)
                .modify(
                        Actor.INSTALLATION,
                        scene.mori.id(),
                        now -> new OrganisationChange(now.name(), Billing.PREPAID, now.timeZone(), null));
    }

    @Test
    void isNotForWhoeverIsNotSignedIn() {
        scene.screens.open("spend/wallet");
        _assertNone(WalletView.class);
    }

    @Test
    void tellsWhoPaysAfterwardsThatNothingIsTakenFromIt() {
        scene.as(MemberRole.VIEWER).screens.open("spend/wallet");
        assertThat(text()).contains("Your organisation pays afterwards");
        _assertOne(EmptyState.class);
        _assertNone(Note.class);
        _assertNone(Button.class, spec -> spec.withText("Redeem a code"));
    }

    @Test
    void anEmptyWalletSaysSoUntilACodeIsRedeemed() {
        paysInAdvance();
        String value = scene.bean(RedemptionCodes.class)
                .create(
                        Actor.INSTALLATION,
                        new RedemptionDraft(new BigDecimal("88.5"), "CNY", "Spring fair", null, null))
                .value();
        scene.as(MemberRole.BILLING).screens.open("spend/wallet");
        assertThat(_get(Note.class).getElement().getTextRecursively()).contains("requests are refused");

        _click(_get(Button.class, spec -> spec.withText("Redeem a code")));
        _setValue(_get(TextField.class, spec -> spec.withLabel("Code")), "LAP-11111-11111-11111-11111");
        _click(_get(Button.class, spec -> spec.withText("Redeem the code")));
        assertThat(scene.bean(Wallets.class).of(scene.mori.id()).balance()).isZero();
        _setValue(_get(TextField.class, spec -> spec.withLabel("Code")), value);
        _click(_get(Button.class, spec -> spec.withText("Redeem the code")));

        assertThat(scene.bean(Wallets.class).of(scene.mori.id()).balance()).isEqualByComparingTo("88.5");
        assertThat(text()).contains("Grant", "Spring fair", "88.5");
    }

    @Test
    void listsTheLedgerPageByPage() {
        paysInAdvance();
        for (int i = 1; i <= 60; i++) {
            scene.identity.clock.forward(Duration.ofMillis(1));
            scene.bean(Wallets.class)
                    .enter(
                            Actor.INSTALLATION,
                            scene.mori.id(),
                            new WalletDraft(WalletEntry.Kind.TOP_UP, BigDecimal.ONE, "transfer no. " + i + "."));
        }
        scene.as(MemberRole.VIEWER).screens.open("spend/wallet");
        assertThat(text()).contains("transfer no. 60.").doesNotContain("transfer no. 10.");
        _click(_get(Button.class, spec -> spec.withText("Show more")));
        assertThat(text()).contains("transfer no. 60.", "transfer no. 1.");
        _assertNone(Button.class, spec -> spec.withText("Show more"));
    }
}
