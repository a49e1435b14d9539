package io.lapilli.support;

import static io.lapilli.identity.Actor.INSTALLATION;

import io.lapilli.apikey.ApiKeys;
import io.lapilli.apikey.NewKey;
import io.lapilli.identity.Billing;
import io.lapilli.identity.NewOrganisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.identity.Organisations;
import io.lapilli.project.Project;
import io.lapilli.project.Projects;
import io.lapilli.shared.OrganisationId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;

/** Makes what a test over HTTP starts from; each organisation has a name of its own, since the database is shared. */
@TestComponent
public class HttpScene {

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final Organisations organisations;
    private final OrganisationDirectory directory;
    private final Projects projects;
    private final ApiKeys keys;

    HttpScene(Organisations organisations, OrganisationDirectory directory, Projects projects, ApiKeys keys) {
        this.organisations = organisations;
        this.directory = directory;
        this.projects = projects;
        this.keys = keys;
    }

    public OrganisationId anOrganisation() {
        var wanted = new NewOrganisation(
                "Customer " + COUNTER.incrementAndGet(),
                Currency.getInstance("CNY"),
                Billing.POSTPAID,
                ZoneOffset.UTC,
                null);
        return organisations.create(INSTALLATION, wanted).organisation().id();
    }

    public Project aProject(OrganisationId organisation, String name) {
        return projects.create(INSTALLATION, organisation, name);
    }

    public String aProjectKey(OrganisationId organisation) {
        var project = aProject(organisation, "Project " + COUNTER.incrementAndGet());
        return keys.issueProjectKey(INSTALLATION, organisation, project.id(), null, NewKey.named("project key"))
                .secret();
    }

    public String anAdminKey(OrganisationId organisation) {
        return keys.issueAdminKey(INSTALLATION, organisation, null, NewKey.named("admin key"))
                .secret();
    }

    public String anOperatorKey() {
        return keys.issueOperatorKey(INSTALLATION, directory.operator().id(), null, NewKey.named("operator key"))
                .secret();
    }

    public void suspend(OrganisationId organisation, String reason) {
        organisations.suspend(INSTALLATION, organisation, reason);
    }
}
