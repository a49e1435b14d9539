package io.lapilli.limit.ui;

import com.vaadin.flow.component.html.Section;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.Permission;
import io.lapilli.limit.Allowance;
import io.lapilli.limit.LimitBook;
import io.lapilli.limit.LimitHolder;
import io.lapilli.limit.OfferedModels;
import io.lapilli.limit.RateLimits;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the panels in which limits are seen and set. Who may is checked where it is done. */
@Component
public class LimitPanels {

    private final RateLimits limits;
    private final LimitBook book;
    private final OfferedModels models;
    private final CurrentUser user;

    LimitPanels(RateLimits limits, LimitBook book, OfferedModels models, CurrentUser user) {
        this.limits = limits;
        this.book = book;
        this.models = models;
        this.user = user;
    }

    /** The limits of a project, beside which those of its organisation hold. */
    public Section ofProject(OrganisationId organisation, ProjectId project, boolean archived) {
        boolean may = !archived && user.may(organisation, Permission.MANAGE_PROJECTS);
        return new LimitsPanel("project", may, new LimitsPanel.Source() {
            @Override
            public List<LimitRow> own() {
                return LimitRow.of(limits.of(organisation, project));
            }

            @Override
            public Allowance above(@Nullable String model) {
                return book.of(organisation, model);
            }

            @Override
            public List<String> models() {
                return models.of(organisation);
            }

            @Override
            public void set(@Nullable String model, Allowance allowance) {
                limits.set(user.actor(), organisation, project, model, allowance);
            }
        });
    }

    /** What a customer was given by the seller, before what its tier and models give it. */
    public Section ofCustomer(OrganisationId organisation, boolean mayChange) {
        return new LimitsPanel("customer", mayChange, new LimitsPanel.Source() {
            @Override
            public List<LimitRow> own() {
                return LimitRow.of(limits.of(organisation));
            }

            @Override
            public Allowance above(@Nullable String model) {
                return book.of(organisation, model);
            }

            @Override
            public List<String> models() {
                return models.of(organisation);
            }

            @Override
            public void set(@Nullable String model, Allowance allowance) {
                limits.setBySeller(user.actor(), LimitHolder.of(organisation, model), allowance);
            }
        });
    }
}
