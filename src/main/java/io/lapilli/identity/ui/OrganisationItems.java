package io.lapilli.identity.ui;

import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.shared.Names;
import java.util.Comparator;
import java.util.List;

/** All organisations, to choose one from: by name. */
final class OrganisationItems {

    private OrganisationItems() {}

    static List<Organisation> of(OrganisationDirectory directory) {
        return directory.all().stream()
                .sorted(Comparator.comparing(organisation -> Names.key(organisation.name())))
                .toList();
    }
}
