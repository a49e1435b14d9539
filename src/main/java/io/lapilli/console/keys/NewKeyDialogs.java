package io.lapilli.console.keys;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import io.lapilli.apikey.ApiKeys;
import io.lapilli.apikey.IssuedKey;
import io.lapilli.apikey.NewKey;
import io.lapilli.apikey.ServiceAccounts;
import io.lapilli.catalog.Model;
import io.lapilli.catalog.ModelKind;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.Permission;
import io.lapilli.pricing.PriceBook;
import io.lapilli.pricing.RateCard;
import io.lapilli.shared.LapilliSettings;
import io.lapilli.shared.ProjectId;
import io.lapilli.ui.CallSnippet;
import io.lapilli.ui.CodeBlock;
import io.lapilli.ui.ConsoleContext.ProjectChoice;
import io.lapilli.ui.CopyField;
import io.lapilli.ui.FormDialog;
import io.lapilli.ui.Note;
import io.lapilli.ui.Place;
import io.lapilli.ui.Tone;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The way to a new key: the form, then the secret, once, with the code that uses it. */
@Component
public class NewKeyDialogs {

    private final ApiKeys keys;
    private final ServiceAccounts accounts;
    private final PriceBook prices;
    private final CurrentUser user;
    private final LapilliSettings settings;
    private final Clock clock;

    NewKeyDialogs(
            ApiKeys keys,
            ServiceAccounts accounts,
            PriceBook prices,
            CurrentUser user,
            LapilliSettings settings,
            Clock clock) {
        this.keys = keys;
        this.accounts = accounts;
        this.prices = prices;
        this.user = user;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Opens the form.
     *
     * @param projects those to choose from, at least one
     * @param onMade runs when the key was made, while its secret is shown
     */
    public void open(Place place, List<ProjectChoice> projects, @Nullable ProjectId chosen, Runnable onMade) {
        List<String> callable = callable(place);
        var form = new NewKeyForm(projects, chosen, callable, user.may(place.organisation(), Permission.MANAGE_KEYS));
        var dialog = new FormDialog(translate("keys.create"), form.fields());
        dialog.ask(translate("keys.create.do"), () -> {
            IssuedKey issued = issue(place, form);
            dialog.wide();
            dialog.then(
                    translate("keys.made", issued.key().name()),
                    translate("keys.made.close"),
                    new Note(Tone.WARN, translate("keys.made.once")),
                    new CopyField(issued.secret()),
                    new CodeBlock(
                            translate("keys.made.snippet"),
                            CallSnippet.of(
                                    CallSnippet.address(settings.baseUrl()), form.aModel(callable), issued.secret())));
            onMade.run();
            return false;
        });
    }

    private IssuedKey issue(Place place, NewKeyForm form) {
        NewKey wanted = form.wanted(clock.instant());
        if (!form.forProgram()) {
            return keys.issueProjectKey(user.actor(), place.organisation(), form.project(), user.id(), wanted);
        }
        IssuedKey first = accounts.create(user.actor(), place.organisation(), form.project(), wanted.name(), wanted)
                .key();
        if (first == null) {
            throw new IllegalStateException("a service account was asked for with a key and has none");
        }
        return first;
    }

    /** Chat models first, since the code shows a chat. */
    private List<String> callable(Place place) {
        return prices
                .card(place.organisation(), place.currency(), prices.tierOf(place.organisation()), clock.instant())
                .entries()
                .stream()
                .map(RateCard.Entry::model)
                .sorted(Comparator.comparing((Model model) -> model.kind() != ModelKind.CHAT)
                        .thenComparing(Model::name))
                .map(Model::name)
                .toList();
    }
}
