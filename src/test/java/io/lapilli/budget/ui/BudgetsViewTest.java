package io.lapilli.budget.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import io.lapilli.budget.Budget;
import io.lapilli.budget.BudgetDraft;
import io.lapilli.budget.BudgetFixtures;
import io.lapilli.budget.BudgetMode;
import io.lapilli.budget.BudgetPeriod;
import io.lapilli.budget.BudgetScope;
import io.lapilli.budget.BudgetStanding;
import io.lapilli.budget.BudgetStandings;
import io.lapilli.budget.Budgets;
import io.lapilli.console.ConsoleScene;
import io.lapilli.identity.Actor;
import io.lapilli.identity.MemberRole;
import io.lapilli.project.Project;
import io.lapilli.project.Projects;
import io.lapilli.shared.TokenCounts;
import io.lapilli.ui.DataTable;
import io.lapilli.ui.EmptyState;
import io.lapilli.usage.UsageFixtures;
import io.lapilli.usage.UsageHistory;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BudgetsViewTest {

    private ConsoleScene scene;
    private Budgets budgets;

    @BeforeEach
    void open() {
        scene = new ConsoleScene(BudgetsView.class);
        BudgetFixtures.start(scene.identity.context());
        budgets = scene.bean(Budgets.class);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private List<BudgetStanding> all() {
        return scene.bean(BudgetStandings.class).of(scene.mori.id());
    }

    private static String text(Class<? extends Component> type) {
        return _get(type).getElement().getTextRecursively();
    }

    @Test
    void isNotForWhoeverIsNotSignedIn() {
        scene.screens.open("spend/budgets");
        _assertNone(BudgetsView.class);
    }

    @Test
    void aBillingPersonLimitsAProject() {
        Project project = scene.bean(Projects.class).create(Actor.INSTALLATION, scene.mori.id(), "Assistant");
        scene.as(MemberRole.BILLING).screens.open("spend/budgets");
        assertThat(text(EmptyState.class)).contains("No budgets yet");

        _click(_get(Button.class, spec -> spec.withText("Create a budget")));
        _setValue(_get(Select.class, spec -> spec.withLabel("Limits")), BudgetScope.Kind.PROJECT);
        _click(_get(Button.class, spec -> spec.withText("Create the budget")));
        // nothing was chosen and no amount was said: the dialog stays
        assertThat(all()).isEmpty();
        _setValue(_get(ComboBox.class, spec -> spec.withLabel("Project")), project);
        _setValue(_get(BigDecimalField.class, spec -> spec.withLabel("Amount, in CNY")), new BigDecimal("250"));
        _setValue(_get(Select.class, spec -> spec.withLabel("In")), BudgetPeriod.WEEK);
        _click(_get(Button.class, spec -> spec.withText("Create the budget")));

        assertThat(all()).singleElement().satisfies(standing -> {
            assertThat(standing.budget().scope()).isEqualTo(new BudgetScope.OfProject(project.id()));
            assertThat(standing.budget().terms()).isEqualTo(BudgetFixtures.hard("250", BudgetPeriod.WEEK));
        });
        assertThat(_get(DataTable.class, spec -> spec.withPredicate(table -> true))
                        .getElement()
                        .getTextRecursively())
                .contains("Assistant", "Project · a week · refuses", "¥", "250", "within");
    }

    @Test
    void tellsWhatIsUsedAndWhatFired() {
        Budget budget = budgets.create(
                Actor.INSTALLATION,
                scene.mori.id(),
                new BudgetDraft(new BudgetScope.Whole(), BudgetFixtures.soft("1", BudgetPeriod.LIFETIME)));
        scene.bean(UsageHistory.class)
                .append(List.of(UsageFixtures.aRequest()
                        .of(scene.mori.id())
                        .at(scene.bean(Clock.class).instant())
                        .with(new TokenCounts(1_050_000, 0, 0, 0, 0, 0))
                        .charged()));
        BudgetFixtures.start(scene.identity.context());
        budgets.modify(
                Actor.INSTALLATION,
                scene.mori.id(),
                budget.id(),
                terms -> BudgetFixtures.soft("1", BudgetPeriod.MONTH));
        BudgetFixtures.look(scene.identity.context());
        scene.as(MemberRole.OWNER).screens.open("spend/budgets");

        String shown = text(BudgetsView.class);
        assertThat(shown)
                .contains("The whole organisation", "a month · only tells", "80\u00a0%")
                .contains("past 80\u00a0%");
    }

    @Test
    void changesAndDeletes() {
        budgets.create(
                Actor.INSTALLATION,
                scene.mori.id(),
                new BudgetDraft(new BudgetScope.Whole(), BudgetFixtures.hard("10", BudgetPeriod.DAY)));
        scene.as(MemberRole.OWNER).screens.open("spend/budgets");

        _click(_get(
                Button.class,
                spec -> spec.withPredicate(button -> "Change the budget: The whole organisation"
                        .equals(button.getAriaLabel().orElse("")))));
        _setValue(_get(RadioButtonGroup.class, spec -> spec.withLabel("Counts")), false);
        _setValue(_get(BigDecimalField.class, spec -> spec.withLabel("Tokens")), new BigDecimal("1.5"));
        _click(_get(Button.class, spec -> spec.withText("Save")));
        assertThat(all().getFirst().budget().terms().limit().ofMoney()).isTrue();
        _setValue(_get(BigDecimalField.class, spec -> spec.withLabel("Tokens")), new BigDecimal("5000"));
        _setValue(_get(RadioButtonGroup.class, spec -> spec.withLabel("When it is used up")), BudgetMode.SOFT);
        _click(_get(Button.class, spec -> spec.withText("Save")));
        assertThat(all().getFirst().budget().terms().limit().tokens()).isEqualTo(5_000);
        assertThat(all().getFirst().budget().terms().mode()).isEqualTo(BudgetMode.SOFT);

        _click(_get(
                Button.class,
                spec -> spec.withPredicate(button -> "Delete the budget: The whole organisation"
                        .equals(button.getAriaLabel().orElse("")))));
        _click(_get(Button.class, spec -> spec.withText("Delete the budget")));
        assertThat(all()).isEmpty();
        _assertOne(EmptyState.class);
    }

    @Test
    void aDeveloperSeesAndChangesNothing() {
        budgets.create(
                Actor.INSTALLATION,
                scene.mori.id(),
                new BudgetDraft(new BudgetScope.Whole(), BudgetFixtures.hard("10", BudgetPeriod.DAY)));
        scene.as(MemberRole.DEVELOPER).screens.open("spend/budgets");

        assertThat(text(BudgetsView.class)).contains("The whole organisation");
        _assertNone(Button.class, spec -> spec.withText("Create a budget"));
        _assertNone(
                Button.class,
                spec -> spec.withPredicate(
                        button -> button.getAriaLabel().orElse("").startsWith("Change the budget")));
    }
}
