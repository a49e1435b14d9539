package io.lapilli.budget.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static io.lapilli.operator.OperatorScene.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import io.lapilli.budget.BudgetFixtures;
import io.lapilli.budget.CodeUnusable;
import io.lapilli.budget.RedemptionCode;
import io.lapilli.budget.RedemptionCodes;
import io.lapilli.budget.RedemptionDraft;
import io.lapilli.budget.Wallets;
import io.lapilli.identity.Actor;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.PlatformRole;
import io.lapilli.operator.OperatorScene;
import io.lapilli.ui.CopyField;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.Note;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CodesViewTest {

    private OperatorScene scene;
    private Organisation mori;

    @BeforeEach
    void open() {
        scene = new OperatorScene(CodesView.class);
        mori = scene.identity.organisation("Mori Mobile");
        BudgetFixtures.start(scene.identity.context());
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private void show() {
        scene.screens.open("operator/codes");
    }

    private String issue(String amount) {
        scene.identity.clock.forward(Duration.ofMillis(1));
        return scene.bean(RedemptionCodes.class)
                .create(
                        Actor.INSTALLATION,
                        new RedemptionDraft(new BigDecimal(amount), "CNY", "Spring fair", null, null))
                .value();
    }

    private static List<Button> withdrawals() {
        return _find(Button.class).stream()
                .filter(button -> button.getAriaLabel().orElse("").startsWith("Withdraw the code"))
                .toList();
    }

    private RedemptionCode newest() {
        return scene.bean(RedemptionCodes.class).list(null, 1).items().getFirst();
    }

    @Test
    void isNotForCustomers() {
        scene.asOwnerOf(mori);
        show();
        _assertNone(CodesView.class);
    }

    @ParameterizedTest
    @EnumSource(names = "OPERATOR_ADMIN", mode = EnumSource.Mode.EXCLUDE)
    void otherStaffReadsAndChangesNothing(PlatformRole role) {
        issue("25");
        scene.as(role);
        show();
        assertThat(text(_get(CodesView.class))).contains("Spring fair", "25", "Open");
        _assertNone(Button.class, spec -> spec.withText("New code"));
        assertThat(withdrawals()).isEmpty();
    }

    @Test
    void handsACodeOverOnceForOneCustomerUntilTheEndOfADay() {
        scene.as(PlatformRole.OPERATOR_ADMIN);
        show();
        _assertOne(EmptyState.class);
        _click(_get(Button.class, spec -> spec.withText("New code")));
        _click(_get(Button.class, spec -> spec.withText("Make the code")));
        assertThat(text(_get(Note.class))).isNotEmpty();

        ComboBox<Organisation> customer = _get(ComboBox.class, spec -> spec.withLabel("For"));
        _setValue(customer, mori);
        assertThat(_get(Select.class, spec -> spec.withLabel("Currency")).isReadOnly())
                .isTrue();
        _setValue(_get(BigDecimalField.class, spec -> spec.withLabel("Amount")), new BigDecimal("99.5"));
        _setValue(_get(DatePicker.class, spec -> spec.withLabel("Last day")), LocalDate.parse("2026-03-31"));
        _setValue(_get(TextField.class, spec -> spec.withLabel("Note")), "Welcome");
        _click(_get(Button.class, spec -> spec.withText("Make the code")));

        String value = _get(CopyField.class).value();
        RedemptionCode made = newest();
        assertThat(value).endsWith(made.last4());
        assertThat(made.organisation()).isEqualTo(mori.id());
        // until the end of that day where the reader is, here in UTC
        assertThat(made.expiresAt()).isEqualTo(Instant.parse("2026-04-01T00:00:00Z"));
        _click(_get(Button.class, spec -> spec.withText("I have copied it")));
        assertThat(text(_get(CodesView.class)))
                .contains("Welcome", "Mori Mobile", "Open")
                .doesNotContain(value);
        assertThat(_find(CopyField.class)).isEmpty();
    }

    @Test
    void withdrawsACodeAfterAsking() {
        String value = issue("25");
        scene.as(PlatformRole.OPERATOR_ADMIN);
        show();
        _click(withdrawals().getFirst());
        assertThat(newest().withdrawnAt()).isNull();
        _click(_get(Button.class, spec -> spec.withText("Withdraw the code")));

        assertThat(newest().withdrawnAt()).isNotNull();
        assertThat(text(_get(CodesView.class))).contains("Withdrawn");
        assertThat(withdrawals()).isEmpty();
        scene.asOwnerOf(mori);
        Assertions.assertThatThrownBy(
                        () -> scene.bean(RedemptionCodes.class).redeem(Actor.INSTALLATION, mori.id(), value))
                .isInstanceOf(CodeUnusable.class);
    }

    @Test
    void tellsWhoRedeemedACode() {
        String value = issue("25");
        scene.bean(RedemptionCodes.class).redeem(Actor.INSTALLATION, mori.id(), value);
        assertThat(scene.bean(Wallets.class).of(mori.id()).balance()).isEqualByComparingTo("25");
        scene.as(PlatformRole.FINANCE);
        show();
        assertThat(text(_get(CodesView.class))).contains("Redeemed", "Mori Mobile");
    }

    @Test
    void listsManyPageByPage() {
        for (int i = 1; i <= 60; i++) {
            issue(String.valueOf(1_000 + i));
        }
        scene.as(PlatformRole.SUPPORT);
        show();
        assertThat(text(_get(CodesView.class))).contains("1,060").doesNotContain("1,001");
        _click(_get(Button.class, spec -> spec.withText("Show more")));
        assertThat(text(_get(CodesView.class))).contains("1,060", "1,001");
        _assertNone(Button.class, spec -> spec.withText("Show more"));
    }
}
